"""Nothing outside an agreement leaves: an independent oracle on generated records and agreements, and each cause by itself.

The suite runs a few hundred; `make scope` runs 10,000 (EXAMPLES=...).
"""

import os
from datetime import date

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.exchange.agreements import parse_agreement
from recoupe.exchange.scope import Terms, decide
from recoupe.types.affair import Bounds
from recoupe.types.exchange import Caveats, Held, Item, Verdict, Withheld
from tests.exchange.oracle import allowed
from tests.exchange.strategies import FINGERPRINTS, NAMES, agreements, items, todays

EXAMPLES = int(os.environ.get("EXAMPLES", "300"))


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=agreements(), store=st.lists(items, min_size=1, max_size=12), today=todays, sender=st.sampled_from((0, 1)))
def test_what_leaves_is_what_the_oracle_lets_pass(text: str, store: list[Item], today: date, sender: int) -> None:
    agreement = parse_agreement(text.encode(), where="a").agreement
    terms = Terms(agreement=agreement, sender=NAMES[sender], recipient=FINGERPRINTS[1 - sender], today=today)
    for item in store:
        verdict = decide(item, terms)
        plain = msgspec.to_builtins(item)
        plain |= {"earliest": item.when.earliest, "latest": item.when.latest}
        expected = allowed(text, plain, sender=terms.sender, recipient=terms.recipient, today=today)
        assert (verdict.form or "nothing") == expected
        assert bool(verdict.withheld) == (expected in ("nothing", "contact"))
        if verdict.clause:
            [clause] = [clause for clause in agreement.clauses if clause.id == verdict.clause]
            assert clause.form == verdict.form
        if verdict.form in ("summary", "full"):
            check_caveats(item, verdict, text)


def check_caveats(item: Item, verdict: Verdict, text: str) -> None:
    """Whatever bound us binds the next: no caveat is weaker than one that a record came with, or than its clause's."""
    import tomllib

    [clause] = [clause for clause in tomllib.loads(text)["clauses"] if clause["id"] == verdict.clause]
    own = clause.get("caveats", {})
    assert verdict.caveats.onward == own.get("onward", False)
    wanted = [held.caveats.delete_by for held in item.held if held.caveats.delete_by]
    wanted += [own["delete_by"].isoformat()] if "delete_by" in own else []
    assert verdict.caveats.delete_by == (min(wanted) if wanted else None)
    for credit in [*(held.caveats.credit for held in item.held), own.get("credit")]:
        assert not credit or credit in (verdict.caveats.credit or "")


HEAD = """id = "a"
title = "t"
since = 2020-01-01
until = 2020-12-31
[[parties]]
name = "One"
fingerprint = "11111 11111 11111 11111 11111 11111 11111 11111"
[[parties]]
name = "Two"
fingerprint = "22222 22222 22222 22222 22222 22222 22222 22222"
[contact]
over = ["actors"]
learn = "count"
"""
ITEM = Item(
    kind="events",
    id="events/1",
    themes=("military",),
    actors=("state/xm", "state/xv"),
    when=Bounds(earliest="2020-03-01", latest="2020-03-02"),
    sources=2,
    reviewed=False,
)
FULL = '[[clauses]]\nid = "c"\nkinds = ["events"]\nform = "full"\n'


def verdict_of(clauses: str, item: Item = ITEM, *, today: str = "2020-06-01", sender: str = "One") -> Verdict:
    agreement = parse_agreement((HEAD + clauses).encode(), where="a").agreement
    terms = Terms(agreement=agreement, sender=sender, recipient=FINGERPRINTS[1], today=date.fromisoformat(today))
    return decide(item, terms)


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ('senders = ["Two"]', "sender"),
        ('themes = ["diplomatic"]', "themes"),
        ('actors = ["person/orsel"]', "actors"),
        ('pairs = [["state/xv", "person/orsel"]]', "pairs"),
        ("since = 2020-03-02", "dates"),
        ("until = 2020-03-01", "dates"),
        ("embargo = 2020-06-02", "embargo"),
        ("sources = 3", "sources"),
        ("reviewed = true", "reviewed"),
    ],
)
def test_each_field_withholds_with_its_clause_and_name(line: str, cause: str) -> None:
    assert verdict_of(FULL + line) == Verdict(form=None, withheld=(Withheld(clause="c", cause=cause),))


@pytest.mark.parametrize(
    "line",
    [
        "",
        'senders = ["One"]',
        'themes = ["diplomatic", "military"]',
        'actors = ["state/xv", "person/orsel"]',
        'pairs = [["person/orsel", "state/xv"], ["state/xv", "state/xm"]]',
        "since = 2020-03-01\nuntil = 2020-03-02",
        "embargo = 2020-06-01",
        "sources = 2",
        "reviewed = false",
    ],
)
def test_each_field_lets_pass_what_fits(line: str) -> None:
    assert verdict_of(FULL + line) == Verdict(form="full", clause="c")


UNKNOWN = msgspec.structs.replace(ITEM, themes=(), actors=(), when=Bounds())


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ('themes = ["military"]', "themes"),
        ('actors = ["state/xv"]', "actors"),
        ('pairs = [["state/xv", "state/xm"]]', "pairs"),
        ("since = 2019-01-01", "dates"),
        ("until = 2021-01-01", "dates"),
    ],
)
def test_what_is_unknown_never_fits(line: str, cause: str) -> None:
    assert verdict_of(FULL + line, UNKNOWN).withheld == (Withheld(clause="c", cause=cause),)


def test_all_themes_of_a_record_must_be_agreed() -> None:
    both = msgspec.structs.replace(ITEM, themes=("intelligence", "military"))
    assert verdict_of(FULL + 'themes = ["military"]', both).form is None


def test_the_fullest_form_counts_and_of_several_the_first() -> None:
    clauses = "".join(
        f'[[clauses]]\nid = "{ident}"\nkinds = ["events"]\nform = "{form}"\n'
        for ident, form in (("a", "contact"), ("b", "summary"), ("c", "full"), ("d", "full"))
    )
    assert (verdict_of(clauses).form, verdict_of(clauses).clause) == ("full", "c")


def test_contact_alone_lets_nothing_leave() -> None:
    found = verdict_of(FULL.replace('"full"', '"contact"'))
    assert found == Verdict(form="contact", clause="c", withheld=(Withheld(clause="c", cause="contact_only"),))


@pytest.mark.parametrize("today", ["2019-12-31", "2021-01-01"])
def test_outside_its_days_an_agreement_lets_nothing_leave(today: str) -> None:
    assert verdict_of(FULL, today=today).withheld == (Withheld(clause=None, cause="validity"),)


def test_a_kind_that_no_clause_names_stays() -> None:
    assert verdict_of(FULL, msgspec.structs.replace(ITEM, kind="quotes")).withheld == (Withheld(clause=None, cause="kind"),)


def held_by(partner: str, *, onward: bool, **caveats: str) -> Item:
    held = Held(partner=partner, agreement="a", clause="c", caveats=Caveats(onward=onward, **caveats))
    return msgspec.structs.replace(ITEM, held=(held,))


def test_what_a_partner_gave_goes_on_only_when_it_said_so() -> None:
    assert verdict_of(FULL, held_by("third", onward=False)).withheld == (Withheld(clause=None, cause="no_onward"),)
    passed = verdict_of(FULL, held_by("third", onward=True, credit="Third", delete_by="2020-10-01"))
    assert passed == Verdict(form="full", clause="c", caveats=Caveats(onward=False, credit="Third", delete_by="2020-10-01"))


def test_nothing_goes_back_to_where_it_came_from() -> None:
    assert verdict_of(FULL, held_by(FINGERPRINTS[1], onward=True)).withheld == (Withheld(clause=None, cause="came_from_there"),)
