"""An affair in the desk: the address keeps it, every list and count is of its pages, as `--affair` has it; changes are whole."""

import html
import re
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from recoupe.affair import read_affair
from recoupe.pipeline.language import Language
from recoupe.store import search_pages, stored_pages
from recoupe.store.affairs import Filter, choose_pages, new_affair, pages_of
from recoupe.store.decisions import list_decisions
from recoupe.types.affair import Affair
from recoupe.web.app import ROUTES
from recoupe.web.desk import Desk
from recoupe.web.pages.home import DISPUTED
from tests.web.test_changes import items_of
from tests.web.test_screens import links_of

NAME = "l'affaire des barges, 1/2"
AT = f"/affair/{quote(NAME, safe='')}"


@pytest.fixture
def inside(desk: Desk) -> frozenset[str]:
    """The ids of the pages of an affair that has some of the pages."""
    new_affair(desk.store, desk.actors, NAME, Filter(words="barges"))
    choose_pages(desk.store, NAME, ["dementi_karsk"], inside=True)
    with desk.store.reading() as db:
        numbers = set(pages_of(db, NAME))
    every = list(stored_pages(desk.store))
    found = frozenset(page.record.page.id for page in every if page.number in numbers)
    assert 1 < len(found) < len(every)
    return found


@pytest.fixture
def told(desk: Desk, inside: frozenset[str]) -> Affair:
    """What the commands say with `--affair`."""
    assert inside
    return read_affair(desk.store, NAME, lexicon=desk.affairs)


def shown(client: TestClient, path: str, **query: object) -> str:
    answer = client.get(AT + path, params=query or None)
    assert answer.status_code == 200, path
    return html.unescape(answer.text)


def every_part(client: TestClient, path: str, **query: object) -> str:
    return "".join(shown(client, path, **query, p=part) for part in range(1, 5))


def test_home_counts_what_the_commands_count(client: TestClient, told: Affair, inside: frozenset[str]) -> None:
    figures = [int(n) for n in re.findall(r"<strong>(\d+)</strong>", shown(client, "/"))]
    sources = {origin.id for item in told.happenings for account in item.accounts for origin in account.origins}
    points = [point.about for point in told.contradictions if not point.updated]
    disputed = sum(about in DISPUTED for about in points)
    assert figures == [len(told.happenings), len(sources), len(inside), disputed, points.count("one_sided")]


def test_the_chronology_is_that_of_the_command(client: TestClient, told: Affair) -> None:
    listed = re.findall(r'<li id="(h-\w+)" class="act">', every_part(client, "/chronology"))
    assert sorted(listed) == sorted(item.id for item in told.happenings)
    denied = {item.id for item in told.happenings if "denied" in {account.status for account in item.accounts}}
    found = re.findall(r'<li id="(h-\w+)" class="act">', every_part(client, "/chronology", status="denied"))
    assert set(found) == denied != set()


def test_accounts_have_only_what_its_pages_say(client: TestClient, told: Affair) -> None:
    for item in told.happenings[:12]:
        page = shown(client, f"/happenings/{item.id}")
        pages = {telling.key.page for telling in item.tellings}
        assert set(re.findall(r'href="[^"]*/pages/(\w+)', page)) <= pages
        assert f"{item.support} source" in page


def test_disputes_pairs_and_actors_are_those_of_the_command(client: TestClient, told: Affair) -> None:
    points = [p for p in told.contradictions if not p.updated and p.about in DISPUTED]
    assert f'<p class="total">{len(points)}</p>' in shown(client, "/disputes")
    if told.rungs:
        one, other = told.rungs[0].pair
        steps = re.findall(r'class="open" href="[^"]*/happenings/(h-\w+)"', every_part(client, "/pair", one=one, other=other))
        assert sorted(steps) == sorted(rung.happening for rung in told.rungs if rung.pair == told.rungs[0].pair)
    rows = re.findall(r'<a href="[^"]*/actors/([^"]+)">[^<]*</a></th>.*?(\d+)</a></td>', every_part(client, "/actors"))
    counted = {ident: int(count) for ident, count in rows}
    parties = {item.id: {p.id for t in item.tellings for p in t.actors + t.recipients} for item in told.happenings}
    persons = {ident for ids in parties.values() for ident in ids if ident.startswith("person/")}
    assert persons
    assert {ident: counted[ident] for ident in persons} == {
        ident: sum(ident in ids for ids in parties.values()) for ident in persons
    }


@pytest.mark.parametrize(
    ("path", "own"),
    [
        ("/search", {"q": "le"}), ("/quotes", {}), ("/quotes", {"q": "armée"}), ("/concordance", {"q": "armée"}),
        ("/concordance", {"named": "state/xo"}), ("/review", {"list": 1}), ("/review", {"list": 1, "order": "doubtful"}),
        ("/disputes", {}), ("/actors/state/xo", {}),
    ],
)  # fmt: skip
def test_no_list_has_a_page_of_another_affair(
    client: TestClient, inside: frozenset[str], path: str, own: dict[str, object]
) -> None:
    whole = client.get(path, params=own).text
    page = shown(client, path, **own)
    pages, items = set(re.findall(r"/pages/(\w{16,})", page)), {value.split("|")[0] for value in items_of(page)}
    assert pages | items <= inside
    assert set(re.findall(r"/pages/(\w{16,})", whole)) - inside, "the test says nothing: the whole store shows no other page"


def test_search_counts_what_the_command_counts(client: TestClient, desk: Desk, inside: frozenset[str]) -> None:
    with desk.store.reading() as db:
        found = search_pages(desk.store, "armée", pages=pages_of(db, NAME))
    assert inside
    assert f'<p class="total">{found.total} page' in shown(client, "/search", q="armée")
    assert found.total < search_pages(desk.store, "armée").total


def test_network_and_map_count_its_acts(client: TestClient, told: Affair) -> None:
    places = {item.place for item in told.happenings if item.place}
    rows = re.findall(r'<th scope="row"><a href="[^"]*/actors/([^"]+)">', shown(client, "/map"))
    assert set(rows) <= places
    assert bool(rows) == bool(places)
    pairs = re.findall(r"/chronology\?pair=([^\"&]+)", shown(client, "/network"))
    whole = re.findall(r"/chronology\?pair=([^\"&]+)", client.get("/network").text)
    assert 0 < len(set(pairs)) < len(set(whole))


def test_no_link_leaves_the_affair_but_those_that_say_so(client: TestClient, told: Affair) -> None:
    act = told.happenings[0].id
    named = {"{happening}": act, "{page}": told.happenings[0].tellings[0].key.page, "{actor:path}": "state/xo"}
    for route in ROUTES:
        path = route.path
        for name, value in named.items():
            path = path.replace(name, value)
        if "GET" not in (route.methods or ()) or "{" in path or path in ("/affair", "/dossier/export"):
            continue
        answer = client.get(AT + path)
        assert answer.status_code == 200, path
        left = {link for link in links_of(answer.text) if not link.startswith((AT + "/", "/static/"))}
        assert left <= {"/affair"}, path
        assert f'<option value="{html.escape(NAME).replace("&#x27;", "&#39;")}" selected>' in answer.text


def test_an_affair_is_chosen_on_any_screen_and_left_again(client: TestClient, inside: frozenset[str]) -> None:
    assert inside
    page = client.get("/affair", params={"name": NAME, "to": "/chronology"})
    assert page.url.raw_path.decode() == f"{AT}/chronology"
    assert client.get("/affair", params={"name": "", "to": "/quotes"}).url.path == "/quotes"
    for to in ("//evil.example", "https://evil.example", "/\\evil.example"):
        assert client.get("/affair", params={"name": "", "to": to}, follow_redirects=False).headers["location"] == "/"


@pytest.mark.parametrize("name", ["nobody", "..%2f..%2fetc", "%00", "%22%3E%3Cscript%3E", "%FF", "a" * 3000])
def test_an_affair_that_is_none_is_said_and_left(client: TestClient, inside: frozenset[str], name: str) -> None:
    assert inside
    answer = client.get(f"/affair/{name}/chronology")
    assert answer.status_code == 404
    assert 'href="/"' in answer.text
    assert "<script>" not in answer.text


def test_changes_inside_are_made_in_the_whole_store(client: TestClient, desk: Desk, language: Language, told: Affair) -> None:
    assert language
    before = len(read_affair(desk.store, lexicon=desk.affairs).happenings)
    item = items_of(shown(client, "/review"))[0]
    form = {"csrf": desk.session.csrf, "kind": "reject", "item": item, "why": "essai", "back": "/review?list=1"}
    answer = client.post(f"{AT}/review/decide", data=form, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{AT}/review?list=1")
    assert len(list_decisions(desk.store)) == 1
    assert "essai" in shown(client, "/decisions")
    answer = client.post(f"{AT}/build", data={"csrf": desk.session.csrf}, follow_redirects=False)
    assert answer.headers["location"] == f"{AT}/add"
    desk.jobs.wait()
    assert desk.jobs.last
    assert desk.jobs.last.error is None
    assert before - 1 <= len(read_affair(desk.store, lexicon=desk.affairs).happenings) <= before
    again = read_affair(desk.store, NAME, lexicon=desk.affairs)
    listed = re.findall(r'<li id="(h-\w+)" class="act">', every_part(client, "/chronology"))
    assert sorted(listed) == sorted(item.id for item in again.happenings)
    assert again != told


def test_what_is_decided_elsewhere_is_not_listed(client: TestClient, desk: Desk, inside: frozenset[str]) -> None:
    outside = next(item for item in items_of(client.get("/review?list=1").text) if item.split("|")[0] not in inside)
    form = {"csrf": desk.session.csrf, "kind": "reject", "item": outside, "why": "ailleurs", "back": "/"}
    client.post("/review/decide", data=form)
    client.post("/review/decide", data={**form, "kind": "undo", "number": "1", "why": "défait"})
    assert "ailleurs" in client.get("/decisions").text
    assert "ailleurs" not in shown(client, "/decisions")
    assert "défait" not in shown(client, "/decisions")


def test_pages_put_in_by_hand_are_seen_at_once(client: TestClient, desk: Desk, inside: frozenset[str]) -> None:
    other = next(page.record.page for page in stored_pages(desk.store) if page.record.page.id not in inside)
    assert client.get(f"{AT}/pages/{other.id}").status_code == 404
    choose_pages(desk.store, NAME, [other.id], inside=True)
    assert client.get(f"{AT}/pages/{other.id}").status_code == 200
    choose_pages(desk.store, NAME, [other.id], inside=False)
    assert client.get(f"{AT}/pages/{other.id}").status_code == 404
