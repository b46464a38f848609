"""Decisions of people leave, arrive and stand beside: never applied to our own, and held to the facts of what they are about."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.exchange.agreements import find_agreement, parse_agreement
from recoupe.exchange.agreements.find import Known
from recoupe.exchange.claims import Beside, claims_beside
from recoupe.exchange.offers import offer_records
from recoupe.store.decisions import ItemKey
from recoupe.types.claims import DecidedItem, DecisionMade
from recoupe.types.exchange import Withheld
from tests.exchange.carried import claims, receive, send
from tests.exchange.deciding import decide, decide_page
from tests.exchange.made import EVERYTHING, Act, Desk, agreement_text, clause, fill, sign_both
from tests.exchange.oracle import allowed
from tests.exchange.strategies import FINGERPRINTS, NAMES, agreements, todays
from tests.exchange.test_scope import EXAMPLES
from tests.exchange.worlds import World, worlds

EACH = 10
"""Agreements that are tried on one store."""


@settings(max_examples=EXAMPLES // EACH, deadline=None, suppress_health_check=list(HealthCheck))
@given(world=worlds(), texts=st.lists(agreements(), min_size=EACH, max_size=EACH), today=todays)
def test_what_leaves_a_store_is_what_the_oracle_lets_pass(world: World, texts: list[str], today: Any) -> None:
    with TemporaryDirectory() as folder:
        desk = world.build(Path(folder) / "desk", "One")
        with desk.store.reading() as db:
            for text in texts:
                known = known_from(text)
                offers = list(offer_records(db, known, ours=FINGERPRINTS[0], today=today))
                found = {one.item.id: one.verdict.form or "nothing" for one in offers if one.item.kind != "quotes"}
                terms = {"sender": NAMES[0], "recipient": FINGERPRINTS[1], "today": today}
                assert found == {ident: allowed(text, item, **terms) for ident, item in world.facts().items()}
                assert all(
                    (one.record is None) == (found[one.item.id] in ("nothing", "contact"))
                    for one in offers
                    if one.item.id in found
                )
        desk.store.close()


def known_from(text: str) -> Known:
    written = parse_agreement(text.encode(), where="generated")
    return Known(agreement=written.agreement, sha256=written.sha256, text=text, state="in_force", signatures=(), changes=())


def quote_key(desk: Desk, page: str) -> ItemKey:
    with desk.store.reading() as db:
        row = db.exec_driver_sql(
            "SELECT span.start, span.end FROM span JOIN page ON page.number = span.page "
            "WHERE page.id = ? AND layer = 'quotes' AND field = 'content[0]'", (page,)
        ).one()  # fmt: skip
    return ItemKey(page_id=page, layer="quotes", start=row.start, end=row.end, type="direct")


def decided_claims(one: Desk, other: Desk, form: str = "full") -> list[DecisionMade]:
    sign_both(one, other, agreement_text(one, other, clause("all", ["decisions"], form)))
    send(one, one.folder / "letter")
    receive(other, one.folder / "letter")
    return [msgspec.json.decode(claim.body, type=DecisionMade) for claim in claims(other)]


ACTS = (
    Act(page="une", happening="h-1", status="happened"),
    Act(page="deux", happening="h-2", text="un tout autre poste", publisher="Le Courrier"),
)


def test_a_decision_arrives_with_all_it_says(one: Desk, other: Desk) -> None:
    first, second = fill(one, ACTS)
    decide(one, "status", first, value="denied")
    decide(one, "same_happening", first, second)
    decide(one, "undo", undoes=1)
    decide(one, "reject", quote_key(one, first.key.page))
    decide_page(one, "remove", second.key.page)
    found = decided_claims(one, other)
    act = DecidedItem(
        page=first.key.page, layer="events", start=first.key.start, end=first.key.end, type="ASSAULT", words="des mots"
    )
    assert [(made.about, made.kind, made.value, made.undoes, made.why) for made in found] == [
        ("items", "status", "denied", None, "parce que"),
        ("items", "same_happening", None, None, "parce que"),
        ("items", "undo", None, 1, "parce que"),
        ("items", "reject", None, None, "parce que"),
        ("pages", "remove", None, None, "parce que"),
    ]
    assert found[0].items == (act,)
    assert [item.page for item in found[1].items] == [first.key.page, second.key.page]
    assert found[4].pages == (second.key.page,)
    assert all(made.who for made in found)


def test_a_summary_of_a_decision_has_no_word(one: Desk, other: Desk) -> None:
    first, second = fill(one, ACTS)
    decide(one, "status", first, value="denied")
    decide_page(one, "remove", second.key.page)
    found = decided_claims(one, other, "summary")
    assert [(made.kind, made.value, made.who, made.why, made.label) for made in found] == [
        ("status", "denied", None, None, None),
        ("remove", None, None, None, None),
    ]
    assert [item.words for made in found for item in made.items] == [None]


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ('themes = ["diplomatic"]', "themes"),
        ('actors = ["state/zz"]', "actors"),
        ('pairs = [["state/xv", "state/zz"]]', "pairs"),
        ("since = 2021-03-04", "dates"),
        ("until = 2021-03-02", "dates"),
        ("sources = 2", "sources"),
    ],
)
def test_a_decision_is_held_to_the_facts_of_its_act(one: Desk, other: Desk, line: str, cause: str) -> None:
    told = fill(one, ACTS)[0]
    decide(one, "status", told, value="denied")
    decide(one, "undo", undoes=1)
    sign_both(one, other, agreement_text(one, other, clause("c", ["decisions"], "full", line)))
    with one.store.reading() as db:
        known = find_agreement(db, "lisse")
        offers = offer_records(db, known, ours=one.fingerprint, today=known.agreement.since, kinds=("decisions",))
        assert [one.verdict.withheld for one in offers] == 2 * [(Withheld(clause="c", cause=cause),)]


def test_a_decision_about_what_is_gone_fits_no_limit(one: Desk, other: Desk) -> None:
    told = fill(one, ACTS)[0]
    decide(one, "reject", msgspec.structs.replace(told, key=msgspec.structs.replace(told.key, start=0, end=3)))
    limits = ['themes = ["military"]', 'actors = ["state/xv"]', "since = 2000-01-01", "until = 2090-01-01"]
    text = agreement_text(one, other, *(clause(f"c{at}", ["decisions"], "full", line) for at, line in enumerate(limits)))
    sign_both(one, other, text)
    with one.store.reading() as db:
        known = find_agreement(db, "lisse")
        [offer] = offer_records(db, known, ours=one.fingerprint, today=known.agreement.since, kinds=("decisions",))
        assert [stays.cause for stays in offer.verdict.withheld] == ["themes", "actors", "dates", "dates"]


def test_a_rejected_quote_is_not_offered_and_a_decided_one_counts_as_reviewed(one: Desk, other: Desk) -> None:
    first, second = fill(one, ACTS)
    decide(one, "reject", quote_key(one, first.key.page))
    decide(one, "note", quote_key(one, second.key.page))
    sign_both(one, other, agreement_text(one, other, clause("c", ["quotes"], "full", "reviewed = true")))
    with one.store.reading() as db:
        known = find_agreement(db, "lisse")
        offers = offer_records(db, known, ours=one.fingerprint, today=known.agreement.since, kinds=("quotes",))
        leaves = {offer.item.id.split("/")[1].split("@")[0]: offer.record is not None for offer in offers}
    assert first.key.page not in leaves
    assert leaves.pop(second.key.page)
    assert not any(leaves.values())


def beside(one: Desk, other: Desk) -> list[Beside]:
    sign_both(one, other, agreement_text(one, other, clause("all", ["decisions"], "full")))
    send(one, one.folder / "letter")
    receive(other, one.folder / "letter")
    return list(claims_beside(other.store))


def test_a_decision_stands_beside_what_we_hold_and_changes_nothing(desks: tuple[Desk, Desk]) -> None:
    one, other = desks
    theirs, ours = fill(one, ACTS), fill(other, ACTS)
    assert {telling.key.page for telling in theirs}.isdisjoint(telling.key.page for telling in ours)
    decide(one, "reject", theirs[0])
    decide(one, "status", theirs[1], value="denied")
    decide(one, "date", theirs[1], value="2021-03-09")
    decide(one, "same_happening", theirs[0], theirs[1])
    decide(one, "note", theirs[1])
    decide(one, "reject", quote_key(one, theirs[0].key.page))
    decide_page(one, "remove", theirs[1].key.page)
    before = held(other)
    found = beside(one, other)
    assert [(made.happenings, [(d.point, d.theirs, d.ours) for d in made.differs]) for made in found] == [
        (("h-1",), [("rejected", ("reject",), ("happened",))]),
        (("h-2",), [("status", ("denied",), ("happened",))]),
        (("h-2",), [("day", ("2021-03-09",), ("2021-03-03",))]),
        (("h-1", "h-2"), [("one_act", ("same_happening",), ("h-1", "h-2"))]),
        (("h-2",), []),
        ((), [("rejected", ("reject",), ("refuse",))]),
        ((), [("removed", ("remove",), (ours[1].key.page,))]),
    ]
    assert not any(made.further for made in found)
    assert held(other) == before


def held(desk: Desk) -> dict[str, object]:
    tables = ("page", "quote", "event", "happening", "telling", "item_decision", "page_decision", "actor_decision")
    with desk.store.reading() as db:
        return {name: db.exec_driver_sql(f"SELECT * FROM {name}").fetchall() for name in tables}


def test_a_decision_goes_on_only_as_its_caveats_say(one: Desk, other: Desk) -> None:
    from recoupe.exchange.bundles import send_bundle
    from tests.exchange.made import introduce, make_desk

    decide(one, "status", fill(one, ACTS)[0], value="denied")
    assert len(decided_claims(one, other)) == 1
    third = make_desk("Third", one.folder.parent / "third")
    introduce(other, third)
    sign_both(other, third, agreement_text(other, third, EVERYTHING, ident="on"), "on")
    with pytest.raises(Exception, match="no_onward"):
        send_bundle(other.store, other.keys, "on", other.folder / "on.letter")
    third.store.close()
