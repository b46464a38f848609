"""What leaves is what arrives, in its form and with its caveats, beside what the other desk holds; and the receipt comes back."""

from hashlib import sha256

import msgspec
import pytest

from recoupe.exchange.bundles import Receipt, Received, write_receipt
from recoupe.exchange.ledger import verify_ledger
from recoupe.exchange.offers import offer_records
from recoupe.store.exchange.claims import claimed_bytes
from recoupe.types.claims import Accounts, CaptureSent, EventCoded, EventFull, QuoteCoded, SentRecord
from recoupe.types.errors import ExchangeError
from tests.exchange.carried import claims, inside, ledger, members, receive, send
from tests.exchange.made import EVERYTHING, Act, Desk, agreement_text, clause, fill, sign_both

SUMMARY = clause("coded", ["quotes", "events", "accounts", "decisions"], "summary")


def bag_of(one: Desk, other: Desk, *clauses: str, head: str = "") -> dict[str, bytes]:
    """Return the files of what one desk sends under some clauses, below the bag's folder."""
    sign_both(one, other, agreement_text(one, other, *clauses, head=head))
    send(one, one.folder / "letter")
    _, payload = inside(other, one.folder / "letter")
    return {name.split("/", 1)[1]: data for name, data in members(payload).items()}


def test_what_was_offered_arrives_and_stands_beside(one: Desk, other: Desk) -> None:
    sign_both(one, other, agreement_text(one, other, EVERYTHING))
    letter = one.folder / "letter"
    sent = send(one, letter)
    assert sent.kinds == {"accounts": 2, "captures": 2, "events": 3, "quotes": 2}
    taken = receive(other, letter)
    assert isinstance(taken, Received)
    assert (taken.records, taken.kinds) == (sent.records, sent.kinds)
    kept = {(claim.item, claim.form, claim.clause, claim.partner) for claim in claims(other)}
    assert len(kept) == sent.records
    assert {(form, name, whose) for _, form, name, whose in kept} == {("full", "all", one.fingerprint)}
    with other.store.reading() as db:
        for table in ("page", "quote", "event", "happening", "telling"):
            assert db.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one() == 0


def test_the_receipt_is_checked_by_the_sender_and_anchors_its_ledger(one: Desk, other: Desk) -> None:
    sign_both(one, other, agreement_text(one, other, EVERYTHING))
    letter = one.folder / "letter"
    sent = send(one, letter)
    receive(other, letter)
    receipt = receive(one, one.folder / "letter.reply")
    assert isinstance(receipt, Receipt)
    assert (receipt.letter, receipt.records, receipt.kinds) == (sent.letter, sent.records, sent.kinds)
    assert [entry.kind for entry in ledger(one)] == ["partner", "signed", "signed", "sent", "receipt"]
    assert [entry.kind for entry in ledger(other)] == ["partner", "signed", "signed", "received"]
    check = verify_ledger(one.store)
    assert (check.anchors, check.breaks) == (1, ())


def test_a_receipt_can_be_written_again(one: Desk, other: Desk) -> None:
    sign_both(one, other, agreement_text(one, other, EVERYTHING))
    sent = send(one, one.folder / "letter")
    receive(other, one.folder / "letter")
    write_receipt(other.store, other.keys, sent.letter, one.folder / "again")
    assert isinstance(receive(one, one.folder / "again"), Receipt)


def test_a_bundle_is_a_bag_whose_sums_hold(one: Desk, other: Desk) -> None:
    bag = bag_of(one, other, EVERYTHING)
    assert bag["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    for manifest, files in (
        ("manifest-sha256.txt", {name for name in bag if name.startswith("data/")}),
        ("tagmanifest-sha256.txt", {"bagit.txt", "bag-info.txt", "manifest-sha256.txt", "signature.json"}),
    ):
        rows = dict(reversed(line.split("  ", 1)) for line in bag[manifest].decode().splitlines())
        assert rows == {name: sha256(bag[name]).hexdigest() for name in files}
    size = sum(len(data) for name, data in bag.items() if name.startswith("data/"))
    count = sum(name.startswith("data/") for name in bag)
    assert f"Payload-Oxum: {size}.{count}" in bag["bag-info.txt"].decode()


def test_every_record_has_its_provenance(one: Desk, other: Desk) -> None:
    bag = bag_of(one, other, EVERYTHING)
    graph = msgspec.json.decode(bag["data/prov.jsonld"])["@graph"]
    nodes = {node["id"]: node for node in graph}
    records = [
        msgspec.json.decode(line, type=SentRecord)
        for name, data in bag.items()
        if name.endswith(".jsonl")
        for line in data.splitlines()
    ]
    assert {f"recoupe:{record.item.id}" for record in records} <= nodes.keys()
    desk = f"recoupe:desk/{one.fingerprint.replace(' ', '')}"
    assert all(desk in nodes[f"recoupe:{record.item.id}"]["wasAttributedTo"] for record in records)
    events = [node for ident, node in nodes.items() if ident.startswith("recoupe:events/")]
    assert {page for node in events for page in node["wasDerivedFrom"]} <= nodes.keys()
    assert len(events) == 3


def test_the_crate_lists_every_file(one: Desk, other: Desk) -> None:
    bag = bag_of(one, other, EVERYTHING)
    graph = {node["@id"]: node for node in msgspec.json.decode(bag["data/ro-crate-metadata.json"])["@graph"]}
    listed = {part["@id"] for part in graph["./"]["hasPart"]}
    assert {f"data/{name}" for name in listed} == {name for name in bag if name.startswith("data/")} - {
        "data/ro-crate-metadata.json"
    }
    assert all(graph[name]["sha256"] == sha256(bag[f"data/{name}"]).hexdigest() for name in listed)


def test_a_summary_has_no_word_of_a_page(one: Desk, other: Desk) -> None:
    bag = bag_of(one, other, SUMMARY)
    everything = b"\n".join(bag.values()).decode()
    for word in ("attaque", "Titre", "cédons", "négocierons", "frontière", "Le ministre", "un mot de la page", "déclar"):
        assert word not in everything
    assert not any(name.startswith("data/captures") for name in bag)
    receive(other, one.folder / "letter")
    bodies = {type(msgspec.json.decode(claim.body, type=shape)) for claim in claims(other) for shape in [shape_of(claim.kind)]}
    assert bodies == {EventCoded, QuoteCoded, Accounts}


def shape_of(kind: str) -> type:
    return {"events": EventCoded, "quotes": QuoteCoded, "accounts": Accounts}[kind]


def test_a_full_event_has_its_words(one: Desk, other: Desk) -> None:
    bag = bag_of(one, other, clause("c", ["events"], "full"))
    bodies = [
        msgspec.convert(msgspec.json.decode(line, type=SentRecord).body, EventFull)
        for line in bag["data/records/events.jsonl"].splitlines()
    ]
    assert {body.telling.trigger.text for body in bodies} == {"attaque"}
    assert {body.page.title for body in bodies} == {"Titre une", "Titre deux"}


def test_captures_arrive_byte_for_byte(one: Desk, other: Desk) -> None:
    sign_both(one, other, agreement_text(one, other, clause("c", ["captures"], "full")))
    send(one, one.folder / "letter")
    receive(other, one.folder / "letter")
    held = {path.read_bytes() for path in one.folder.glob("*.txt")}
    with other.store.reading() as db:
        assert {claimed_bytes(db, claim.number) for claim in claims(other)} == held
    for claim in claims(other):
        body = msgspec.json.decode(claim.body, type=CaptureSent)
        assert body.sha256 in {sha256(data).hexdigest() for data in held}


def test_what_left_once_leaves_again_only_when_it_changed(one: Desk, other: Desk) -> None:
    sign_both(one, other, agreement_text(one, other, clause("c", ["events"], "full")))
    send(one, one.folder / "first")
    with pytest.raises(ExchangeError, match=r"nothing may leave \(.*3 by no clause: sent_before"):
        send(one, one.folder / "second")
    fill(one, [Act(page="trois", happening="h-0000000003", killed=9)])
    assert send(one, one.folder / "second").records == 1


def test_reciprocity_holds_back_who_is_ahead(one: Desk, other: Desk) -> None:
    text = agreement_text(one, other, clause("c", ["events", "quotes"], "full"), head="[reciprocity]\nahead = 2\n")
    sign_both(one, other, text)
    sent = send(one, one.folder / "first")
    assert (sent.records, sent.withheld) == (2, {"any: kind": 4, "any: reciprocity": 3})
    with pytest.raises(ExchangeError, match="reciprocity"):
        send(one, one.folder / "second")
    receive(other, one.folder / "first")
    fill(other, [Act(page="leur", happening="h-0000000009")])
    assert send(other, other.folder / "back").records == 2
    receive(one, other.folder / "back")
    assert send(one, one.folder / "second").records == 2


def test_only_what_is_ticked_leaves(one: Desk, other: Desk) -> None:
    sign_both(one, other, agreement_text(one, other, EVERYTHING))
    sent = send(one, one.folder / "letter", ticked=lambda offered: offered.item.id == "accounts/h-0000000002")
    assert sent.kinds == {"accounts": 1}


def test_an_offer_leaves_no_trace(one: Desk, other: Desk) -> None:
    from datetime import date

    from recoupe.exchange.agreements import find_agreement

    sign_both(one, other, agreement_text(one, other, clause("c", ["events"], "full", 'themes = ["military"]')))
    before = ledger(one)
    with one.store.reading() as db:
        known = find_agreement(db, "lisse")
        offers = list(offer_records(db, known, ours=one.fingerprint, today=date(2026, 1, 1)))
    assert ledger(one) == before
    assert {(offer.item.kind, offer.record is not None) for offer in offers if offer.item.kind == "events"} == {
        ("events", True),
        ("events", False),
    }
    [stays] = [offer for offer in offers if offer.item.kind == "events" and offer.record is None]
    assert [(one.clause, one.cause) for one in stays.verdict.withheld] == [("c", "themes")]


def test_caveats_bind_the_next_desk(one: Desk, other: Desk, tmp_path: object) -> None:
    from recoupe.exchange.identity import add_partner, card_of
    from tests.exchange.made import introduce, make_desk

    third = make_desk("Third", one.folder.parent / "third")
    introduce(other, third)
    assert add_partner(third.store, card_of(other.keys)).verified
    caveats = ("[clauses.caveats]", "onward = true", 'credit = "Desk Lisse"', "delete_by = 2090-01-01")
    sign_both(
        one,
        other,
        agreement_text(one, other, clause("go", ["events"], "full", *caveats), clause("stay", ["quotes"], "full")),
    )
    send(one, one.folder / "letter")
    receive(other, one.folder / "letter")
    sign_both(other, third, agreement_text(other, third, clause("all", ["events", "quotes"], "summary"), ident="on"), "on")
    from recoupe.exchange.bundles import send_bundle

    sent = send_bundle(other.store, other.keys, "on", other.folder / "on.letter")
    assert (sent.kinds, sent.withheld) == ({"events": 3}, {"any: no_onward": 2})
    receive(third, other.folder / "on.letter")
    for claim in claims(third):
        assert (claim.caveats.credit, claim.caveats.delete_by, claim.caveats.onward) == ("Desk Lisse", "2090-01-01", False)
        assert [held.partner for held in claim.held_item().held] == [one.fingerprint, other.fingerprint]
        assert type(msgspec.json.decode(claim.body, type=EventCoded)) is EventCoded
    third.store.close()
