"""What a person decides in the desk is in the store afterwards, signed, and can be undone."""

import html
import re

import pytest
from starlette.testclient import TestClient

from recoupe.store.actors import list_decisions as actor_decisions
from recoupe.store.decided import person
from recoupe.store.decisions import list_decisions
from recoupe.web.desk import Desk
from recoupe.web.pages.dossier import change_chosen


def post(client: TestClient, desk: Desk, path: str, **form: object) -> tuple[int, str]:
    answer = client.post(path, data={"csrf": desk.session.csrf, **form})
    return answer.status_code, html.unescape(answer.text)


def items_of(page: str) -> list[str]:
    return [html.unescape(value) for value in re.findall(r'name="item" value="([^"]+)"', page)]


def test_actors_are_renamed_and_merged_and_a_merge_is_undone(client: TestClient, desk: Desk) -> None:
    assert (
        post(client, desk, "/actors/decide", actor="person/anton-brask", kind="rename", label="A. Brask", why="court")[0] == 200
    )
    merged = {"actor": "person/anton-brask", "kind": "merge", "other": "person/irene-orsel", "why": "essai"}
    assert post(client, desk, "/actors/decide", **merged)[0] == 200
    assert post(client, desk, "/actors/decide", actor="person/anton-brask", kind="undo", number="2")[0] == 200
    made = [
        (one.decision.kind, one.decision.ids, one.decision.who, one.undone_by) for one in actor_decisions(desk.store, desk.actors)
    ]
    assert made == [
        ("rename", ("person/anton-brask",), person(), None),
        ("merge", ("person/anton-brask", "person/irene-orsel"), person(), 3),
        ("undo", (), person(), None),
    ]


def test_decisions_that_cannot_be_say_why(client: TestClient, desk: Desk) -> None:
    for form in (
        {"actor": "person/nobody", "kind": "rename", "label": "X"},
        {"actor": "state/xo", "kind": "split", "pages": "nulle-part"},
        {"actor": "state/xo", "kind": "undo", "number": "x"},
        {"actor": "state/xo", "kind": "abolish"},
    ):
        status, page = post(client, desk, "/actors/decide", **form)
        assert status == 409
        assert str(desk.store.path.parent) not in page
    assert actor_decisions(desk.store, desk.actors) == ()


def test_queue_goes_on_after_each_decision_and_back_after_undo(client: TestClient, desk: Desk) -> None:
    first = items_of(client.get("/review").text)[0]
    _, page = post(client, desk, "/review/decide", kind="accept", item=first, back="/review")
    second = items_of(page)[0]
    assert second != first
    _, page = post(client, desk, "/review/decide", kind="reject", item=second, why="autre chose", back="/review")
    assert second not in items_of(page)
    made = list_decisions(desk.store)
    assert [(one.decision.kind, one.decision.value, one.decision.who) for one in made] == [
        ("status", first.rpartition("|")[2], person()),
        ("reject", None, person()),
    ]
    post(client, desk, "/review/decide", kind="undo", number="1", back="/decisions")
    assert items_of(client.get("/review").text)[0] == first
    assert "annulée par 3" in client.get("/decisions").text


def test_the_reader_leads_to_an_item_and_shows_what_was_decided(client: TestClient, desk: Desk) -> None:
    reader = html.unescape(client.get("/pages/depeche_avp").text)
    address = re.findall(r'href="(/review\?item=[^"]+)"', reader)[0]
    item = items_of(client.get(address).text)[0]
    post(client, desk, "/review/decide", kind="reject", item=item, why="rien de tel", back="/pages/depeche_avp")
    assert re.search(r'class="notice">rejeté <a href="/decisions">déjà décidé \(1\)', client.get("/pages/depeche_avp").text)


@pytest.mark.parametrize("item", ["", "x", "a|1|b|c", "a|x|b|c", "|||"])
def test_an_address_that_names_no_item_shows_the_queue(client: TestClient, item: str) -> None:
    assert items_of(client.get("/review", params={"item": item}).text)[0] == items_of(client.get("/review").text)[0]


def test_corrections_are_kept(client: TestClient, desk: Desk) -> None:
    item = items_of(client.get("/review").text)[0]
    post(client, desk, "/review/decide", kind="status", item=item, status="alleged", back="/review")
    post(client, desk, "/review/decide", kind="date", item=item, date="2021-03", back="/review")
    post(client, desk, "/review/decide", kind="note", item=item, why="à revoir", back="/review")
    assert [(one.decision.kind, one.decision.value, one.decision.why) for one in list_decisions(desk.store)] == [
        ("status", "alleged", ""), ("date", "2021-03", ""), ("note", None, "à revoir"),
    ]  # fmt: skip


def test_only_what_was_shown_is_accepted_together(client: TestClient, desk: Desk) -> None:
    shown = items_of(client.get("/review?list=1").text)
    assert 2 < len(shown) <= 20
    post(client, desk, "/review/decide", kind="accept_all", item=shown[:2], back="/review?list=1")
    assert len(list_decisions(desk.store)) == 2
    assert items_of(client.get("/review?list=1").text)[0] == shown[2]


def test_items_that_are_none_are_refused(client: TestClient, desk: Desk) -> None:
    page = items_of(client.get("/review").text)[0].partition("|")[0]
    for item in (
        "",
        "x",
        "a|b|c|d",
        "nobody|3|ASSAULT|happened",
        f"{page}|999999999|ASSAULT|happened",
        f"{page}|0|ASSAULT|nonsense",
    ):
        assert post(client, desk, "/review/decide", kind="accept", item=item)[0] == 409
    assert list_decisions(desk.store) == ()


def test_dossier_holds_what_was_chosen_in_its_order(client: TestClient, desk: Desk) -> None:
    ids = re.findall(r'<li id="(h-\w+)" class="act">', client.get("/chronology").text)[:3]
    for ident in ids:
        post(client, desk, "/dossier/choose", happening=ident, back="/chronology")
    post(client, desk, "/dossier/choose", happening=ids[2], move="up", back="/dossier")
    post(client, desk, "/dossier/choose", happening=ids[0], move="out", back="/dossier")
    page = client.get("/dossier").text
    assert re.findall(r'<section class="account" id="(h-\w+)">', page) == [ids[2], ids[1]]
    kept = client.get("/dossier/export")
    assert kept.headers["content-disposition"] == 'attachment; filename="dossier.html"'
    assert "<script" not in kept.text
    assert "<form" not in kept.text
    assert re.findall(r"sha256 <code>([0-9a-f]{64})</code>", kept.text)
    notes = set(re.findall(r'href="#(note-\d+)"', kept.text))
    assert notes == set(re.findall(r'<li id="(note-\d+)">', kept.text))
    assert client.get("/dossier", params={"h": [ids[0]]}).text.count('<section class="account"') == 1


def test_order_changes_as_asked() -> None:
    chosen = ["a", "b"]
    for ident, move, expected in [
        ("a", "up", ["a", "b"]), ("b", "down", ["a", "b"]), ("b", "up", ["b", "a"]), ("x", "up", ["b", "a"]),
        ("x", "", ["b", "a", "x"]), ("x", "", ["b", "a", "x"]), ("", "", ["b", "a", "x"]),
        ("b", "out", ["a", "x"]), ("a", "down", ["x", "a"]),
    ]:  # fmt: skip
        change_chosen(chosen, ident, move)
        assert chosen == expected


def test_a_dossier_has_an_end() -> None:
    chosen = [f"h-{number}" for number in range(100)]
    change_chosen(chosen, "h-x", "")
    assert len(chosen) == 100
