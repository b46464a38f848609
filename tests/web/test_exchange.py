"""The exchange in the browser: what would leave and why not, ticks that become a choice, claims beside ours, a checked ledger."""

import html
import re
from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from recoupe.cli.main import app
from recoupe.exchange.agreements import find_agreement, known_agreements
from recoupe.exchange.agreements.find import today_utc
from recoupe.exchange.bundles import send_bundle
from recoupe.exchange.identity import fingerprint_of, keyfile, read_keys
from recoupe.exchange.identity.keyfile import read_own_card
from recoupe.exchange.offers import Choice, Offered, offer_records, read_choice
from recoupe.exchange.offers.choice import choose
from recoupe.store.exchange.ledger import entries_of, read_ledger
from recoupe.types.errors import ExchangeError
from recoupe.web.desk import Desk
from tests.web.exchanged import PASSPHRASE, exchange_in
from tests.web.test_hostile import ATTACK, seen_in


def agreement_of(desk: Desk) -> str:
    with desk.store.reading() as db:
        return find_agreement(db, "lisse").sha256


def outbox_of(desk: Desk) -> str:
    return f"/exchange/outbox/{agreement_of(desk)}"


def offers_of(desk: Desk) -> dict[str, Offered]:
    with desk.store.reading() as db:
        known = find_agreement(db, "lisse")
        ours = fingerprint_of(read_own_card(desk.key_file))
        return {one.item.id: one for one in offer_records(db, known, ours=ours, today=today_utc())}


def ticks_in(page: str) -> dict[str, str]:
    found = re.findall(r'name="tick" value="(\w+) ([^"]+)"', page)
    return {html.unescape(ident): digest for digest, ident in found}


def everything_in(client: TestClient, address: str) -> str:
    """Return all parts of a list, one after the other."""
    found, pages = address, ""
    while found:
        page = client.get(found).text
        pages += page
        after = re.search(r'rel="next" href="([^"]+)"', page)
        found = html.unescape(after[1]) if after else ""
    return pages


@pytest.mark.parametrize("kind", ["accounts", "events", "quotes", "captures", "decisions"])
def test_the_outbox_offers_what_the_command_line_does(client: TestClient, desk: Desk, kind: str) -> None:
    page = everything_in(client, f"{outbox_of(desk)}?of={kind}")
    offers = {ident: one for ident, one in offers_of(desk).items() if one.item.kind == kind and not one.item.held}
    assert ticks_in(page) == {ident: one.digest for ident, one in offers.items() if one.record}
    assert page.count('<li class="act">') == len(offers)


def test_what_stays_says_under_which_clause(client: TestClient, desk: Desk) -> None:
    page = html.unescape(everything_in(client, f"{outbox_of(desk)}?of=quotes"))
    assert "clause <code>paroles</code>: ses thèmes ne sont pas tous dans la clause, ou il n'en a pas" in page
    assert "clause <code>en-retour</code>: la clause ne laisse envoyer que l'autre côté" in page
    held = html.unescape(client.get(f"{outbox_of(desk)}?of=claims").text)
    assert "vient de ce partenaire" in held
    assert ticks_in(held) == {}


def test_nothing_is_offered_under_an_agreement_that_is_over(client: TestClient, desk: Desk) -> None:
    with desk.store.reading() as db:
        old = next(known.sha256 for known in known_agreements(db) if known.agreement.id == "lisse-ancien")
    page = html.unescape(client.get(f"/exchange/outbox/{old}").text)
    assert "expiré" in page
    assert "rien ne part d'après lui." in page


def tick(client: TestClient, desk: Desk, page: str, *ticked: str, move: str = "") -> None:
    shown = [f"{digest} {ident}" for ident, digest in ticks_in(page).items()]
    chosen = [value for value in shown if value.split(" ", 1)[1] in ticked]
    form = {"csrf": desk.session.csrf, "back": "/exchange", "shown": shown, "tick": chosen, "move": move}
    assert client.post(f"{outbox_of(desk)}/tick", data=form).status_code == 200


def choice_of(client: TestClient, desk: Desk) -> Choice:
    answer = client.get(f"{outbox_of(desk)}/choice")
    assert answer.headers["content-disposition"] == 'attachment; filename="lisse.choice"'
    return msgspec.json.decode(answer.content, type=Choice)


def test_ticks_of_several_parts_become_one_choice(client: TestClient, desk: Desk) -> None:
    acts, pages = (client.get(f"{outbox_of(desk)}?of={kind}").text for kind in ("accounts", "captures"))
    first, second = list(ticks_in(acts))[:2]
    capture = next(iter(ticks_in(pages)))
    tick(client, desk, acts, first, second)
    tick(client, desk, pages, capture)
    offers = offers_of(desk)
    assert choice_of(client, desk).records == {ident: offers[ident].digest for ident in (first, second, capture)}
    assert "3 notices sont cochées" in client.get(outbox_of(desk)).text
    tick(client, desk, acts, second)
    assert sorted(choice_of(client, desk).records) == sorted([second, capture])
    tick(client, desk, acts, move="all")
    assert choice_of(client, desk).records.keys() == {*ticks_in(acts), capture}
    tick(client, desk, acts, move="none")
    assert choice_of(client, desk).records == {}


def test_what_was_ticked_leaves_and_nothing_else(
    client: TestClient, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyfile, "_COST", 16)
    page = client.get(f"{outbox_of(desk)}?of=accounts").text
    first, second = list(ticks_in(page))[:2]
    tick(client, desk, page, first, second)
    (tmp_path / "lisse.choice").write_bytes(client.get(f"{outbox_of(desk)}/choice").content)
    choice = read_choice(tmp_path / "lisse.choice")
    keys = read_keys(desk.key_file, PASSPHRASE)
    changed = msgspec.structs.replace(choice, records=choice.records | {second: "0" * 32})
    sent = send_bundle(desk.store, keys, "lisse", tmp_path / "letter", ticked=changed)
    assert (sent.kinds, sent.withheld) == ({"accounts": 1}, {"any: changed": 1})
    again = send_bundle(desk.store, keys, "lisse", tmp_path / "again", ticked=choice)
    assert (again.kinds, again.withheld) == ({"accounts": 1}, {"any: sent_before": 1})
    other = msgspec.structs.replace(choice, agreement="0" * 64)
    with pytest.raises(ExchangeError, match="made under another agreement"):
        send_bundle(desk.store, keys, "lisse", tmp_path / "third", ticked=other)


def test_a_choice_takes_only_what_it_names(desk: Desk) -> None:
    offers = list(offers_of(desk).values())
    named = next(one for one in offers if one.record)
    choice = Choice(agreement="", at="", who="", records={named.item.id: named.digest})
    assert list(choose(offers, choice)) == [named]


@pytest.mark.parametrize("text", ["", "{}", "[]", "\xff", '{"format": "recoupe-card"}'])
def test_what_is_no_choice_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x"
    path.write_text(text, encoding="latin-1")
    with pytest.raises(ExchangeError, match="is not a choice"):
        read_choice(path)


def test_an_untrue_mark_ticks_nothing(client: TestClient, desk: Desk) -> None:
    page = client.get(outbox_of(desk)).text
    shown = [f"{digest} {ident}" for ident, digest in ticks_in(page).items()]
    assert client.post(f"{outbox_of(desk)}/tick", data={"csrf": "x", "shown": shown, "move": "all"}).status_code == 403
    assert choice_of(client, desk).records == {}


def test_partners_and_agreements_say_what_is_sure(client: TestClient, desk: Desk) -> None:
    page = html.unescape(client.get("/exchange").text)
    card = read_own_card(desk.key_file)
    assert f"<strong>Desk Lisse</strong>, empreinte <code>{fingerprint_of(card)}</code>" in page
    assert "comparée: read aloud" in page
    assert sorted(re.findall(r'<p><span class="\w+">([^<]+)</span> · Desk Lisse, Desk Dunes', page)) == ["en vigueur", "expiré"]
    terms = html.unescape(client.get(f"/exchange/agreements/{agreement_of(desk)}").text)
    for said in ("actes: entier", "paroles: résumé", "à nommer : Desk Lisse", "1 janvier 2090", "signé le", "militaire"):
        assert said in terms


def test_the_inbox_shows_what_differs_from_ours(client: TestClient, desk: Desk) -> None:
    inbox = html.unescape(client.get("/exchange/inbox").text)
    [letter] = set(re.findall(r'href="(/exchange/inbox/\w+)"', inbox))
    page = html.unescape(client.get(letter).text)
    assert "Selon Desk Dunes" in page
    assert re.search(r"statut</th><td class=\"versus\">démenti</td><td>[^<]*rapporté comme fait", page)
    assert re.search(r'href="/happenings/h-\w+"', page)
    assert "une source de plus" in page
    decided = html.unescape(client.get(f"{letter}?kind=decisions").text)
    assert "une décision du partenaire : les nôtres restent comme elles sont" in decided
    assert "parce que" in decided
    words = html.unescape(client.get(f"{letter}?kind=quotes").text)
    assert "Nous ne […] négocierons pas" in words


def test_the_ledger_is_shown_with_its_check(client: TestClient, desk: Desk) -> None:
    page = html.unescape(client.get("/exchange/ledger").text)
    with desk.store.reading() as db:
        entries = list(read_ledger(db))
    assert f"Le registre est intact</strong>: {len(entries)} écritures" in page
    assert re.findall(r'<li class="act" value="(\d+)"', page) == [str(entry.number) for entry in reversed(entries)]
    refused = client.get("/exchange/ledger?kind=refused").text
    assert refused.count('<li class="act"') == 1
    assert "replayed" in refused
    with desk.store.writing() as db:
        for (name,) in db.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'ledger'"
        ).fetchall():
            db.exec_driver_sql(f"DROP TRIGGER {name}")
        db.exec_driver_sql("UPDATE ledger SET body = '{}' WHERE number = 2")
    broken = html.unescape(client.get("/exchange/ledger").text)
    assert "Le registre n'est pas intact" in broken
    assert "écriture 2: was altered: its hash is another" in broken


def test_a_desk_without_keys_says_what_to_do(client: TestClient, desk: Desk) -> None:
    address = outbox_of(desk)
    desk.key_file.unlink()
    assert "recoupe partner init" in client.get("/exchange").text
    answer = client.get(address)
    assert answer.status_code == 409
    assert "recoupe partner init NAME" in html.unescape(answer.text)
    desk.key_file.write_text("no key")
    damaged = client.get("/exchange")
    assert damaged.status_code == 409
    assert str(desk.store.path.parent) not in damaged.text


@pytest.mark.parametrize(
    "address", ["/exchange/agreements/x", "/exchange/outbox/x", "/exchange/outbox/x/choice", "/exchange/inbox/x"]
)
def test_what_is_not_there_is_said(client: TestClient, address: str) -> None:
    assert client.get(f"/exchange/{address}").status_code == 404


def test_what_a_partner_writes_is_words(client: TestClient, desk: Desk, tmp_path: Path) -> None:
    exchange_in(desk.store.path, tmp_path / "hostile", name="<b>Autre</b>", words=ATTACK, ident="autre")
    inbox = client.get("/exchange/inbox").text
    letters = set(re.findall(r'href="(/exchange/inbox/\w+)"', inbox))
    addresses = [
        f"{letter}?kind={kind}" for letter in letters for kind in ("accounts", "events", "quotes", "captures", "decisions")
    ]
    addresses += ["/exchange", "/exchange/ledger", f"{outbox_of(desk)}?of=claims"]
    pages = [inbox, *(client.get(address).text for address in addresses)]
    assert [seen_in(page).strange for page in pages] == [[]] * len(pages)
    assert "&lt;b&gt;Autre&lt;/b&gt;" in inbox
    assert sum("onerror" in page for page in pages) >= 4


def test_the_dossier_cites_the_ledger(client: TestClient, desk: Desk, tmp_path: Path) -> None:
    [letter] = set(re.findall(r'href="(/exchange/inbox/\w+)"', client.get("/exchange/inbox").text))
    address = f"{letter}?kind=events"
    number = re.findall(r'name="claim" value="(\d+)"', client.get(address).text)[0]
    form = {"csrf": desk.session.csrf, "claim": number, "back": address}
    assert "Retirer du dossier" in client.post("/exchange/choose", data=form).text
    with desk.store.reading() as db:
        [entry] = entries_of(db, ("received",), limit=2)
    said = f"d'après l'accord lisse, clause actes; écriture {entry.number} du registre, <code>{entry.hash}</code>"
    for screen in ("/dossier", "/dossier/export", f"/dossier?c={number}"):
        page = html.unescape(client.get(screen).text)
        assert "reçu de Desk Dunes le" in page
        assert f"{said}; à ne pas transmettre · à nommer : Desk Lisse · à effacer d'ici au 1 janvier 2090" in page
    assert client.post("/exchange/choose", data=form | {"move": "out"}).status_code == 200
    assert "Selon des partenaires" not in html.unescape(client.get("/dossier").text)


def test_the_exported_dossier_cites_the_ledger_when_it_is_asked_to(desk: Desk, tmp_path: Path) -> None:
    runner, store = CliRunner(), str(desk.store.path)
    with desk.store.reading() as db:
        [entry] = entries_of(db, ("received",), limit=2)
    for name, options in (("ours", []), ("all", ["--partners"])):
        done = runner.invoke(app, ["export", "--form", "dossier", "--out", str(tmp_path / name), "--store", store, *options])
        assert done.exit_code == 0, done.output
    ours, everything = ((tmp_path / name / "index.html").read_text(encoding="utf-8") for name in ("ours", "all"))
    assert "Desk Dunes" not in ours
    found = re.findall(r"<li>selon Desk Dunes \(partenaire\) ?: (.*?) <small>\((.*?)\)</small></li>", html.unescape(everything))
    assert "démenti, 40 morts, 2021-03-03" in {said for said, _ in found}
    assert {how.split("registre, écriture ")[1] for _, how in found} == {f"{entry.number} <code>{entry.hash}</code>"}
    assert all("à ne pas transmettre" in how for _, how in found)


def test_each_user_of_a_shared_desk_has_ticks_of_its_own(desk: Desk) -> None:
    from dataclasses import replace

    one, other = replace(desk, user="Anna Vel"), replace(desk, user="Luc")
    one.picks.ticked["a"] = {"accounts/h-1": "0"}
    one.picks.claims.append(1)
    assert replace(desk, user="Anna Vel").picks == one.picks
    assert (other.picks.ticked, other.picks.claims, desk.picks.ticked) == ({}, [], {})
