"""What holds for any tellings: none is lost, none is invented, and no order matters."""

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.stages.affairs import Found, Judged, find_affair
from recoupe.types.affair import EventKey, Telling
from tests.affairs.tellings import PARTIES, STATES, Short, tellings_of

_CLAUSES = (
    "les obus sont tombés sur le marché couvert de la ville",
    "les obus tombés sur le marché couvert ont fait plusieurs morts",
    "la rencontre des ministres aura lieu sur une île du fleuve",
)
_DAYS = ("2021-03-02", "2021-03-03", "2021-03-09")


def some(*values: str) -> st.SearchStrategy[str]:
    return st.sampled_from(("", *values))


def maybe(*values: str) -> st.SearchStrategy[str | None]:
    return st.sampled_from((None, *values))


SHORTS: st.SearchStrategy[Short] = st.builds(
    Short,
    page=st.sampled_from("pqrst"),
    type=st.sampled_from(("ASSAULT", "CONSULT", "REQUEST")),
    by=some(*PARTIES),
    to=some("Ostrane", "Valdorie", "Orsel", "civilians of Valdorie", "Front"),
    status=st.sampled_from(("happened", "denied", "announced", "alleged")),
    says=some("Selm", "Orsel", "Observatoire"),
    source=st.sampled_from(("AVP", "Karsk Info")),
    published=st.sampled_from(("-", "2021-03-04", "2021-03-05", "2021-03-20")),
    day=maybe(*_DAYS),
    place=maybe("Hautelisse", "Karsk", "Valdorie"),
    killed=maybe("4", "6", "4+"),
    words=maybe(*_CLAUSES),
    passage=maybe("p1"),
    group=st.sampled_from(("g1", "g2")),
)
TELLINGS = st.lists(SHORTS, max_size=12).map(lambda shorts: list(tellings_of({str(n): s for n, s in enumerate(shorts)}).values()))


def find(tellings: list[Telling], affairs_lexicon: AffairsLexicon, judged: Judged | None = None) -> Found:
    return find_affair(tellings, states=STATES, lexicon=affairs_lexicon, judged=judged)


@given(tellings=TELLINGS, data=st.data())
def test_the_order_of_tellings_does_not_matter(affairs_lexicon: AffairsLexicon, tellings: list[Telling], data: Any) -> None:
    assert find(data.draw(st.permutations(tellings)), affairs_lexicon) == find(tellings, affairs_lexicon)


@given(tellings=TELLINGS)
def test_each_telling_is_of_exactly_one_act(affairs_lexicon: AffairsLexicon, tellings: list[Telling]) -> None:
    found = find(tellings, affairs_lexicon)
    assert sorted(told.key for act in found.happenings for told in act.tellings) == sorted(told.key for told in tellings)
    for act in found.happenings:
        assert {told.key.type for told in act.tellings} == {act.type}
        assert sorted(key for account in act.accounts for key in account.tellings) == sorted(told.key for told in act.tellings)


@given(tellings=TELLINGS)
def test_every_key_leads_to_a_telling_of_its_act(affairs_lexicon: AffairsLexicon, tellings: list[Telling]) -> None:
    found = find(tellings, affairs_lexicon)
    keys = {act.id: {told.key for told in act.tellings} for act in found.happenings}
    assert len(keys) == len(found.happenings)
    for rung in found.rungs:
        assert rung.tellings
        assert set(rung.tellings) <= keys[rung.happening]
    for point in found.contradictions:
        assert point.one
        assert set(point.one) <= keys[point.happening]
        assert set(point.against) <= keys[point.other or point.happening]
    ids = [point.id for point in found.contradictions]
    assert len(set(ids)) == len(ids)


@given(tellings=TELLINGS)
def test_independent_sources_are_never_more_than_pages(affairs_lexicon: AffairsLexicon, tellings: list[Telling]) -> None:
    for act in find(tellings, affairs_lexicon).happenings:
        pages = {told.key.page for told in act.tellings}
        origins = {told.origin.id for told in act.tellings}
        assert max(act.support, act.against) <= len(origins)
        assert all(account.pages <= len(pages) for account in act.accounts)
        assert all(len({origin.id for origin in account.origins}) == len(account.origins) for account in act.accounts)


@given(tellings=TELLINGS, later=SHORTS)
def test_an_act_that_only_gains_a_later_telling_keeps_its_id(
    affairs_lexicon: AffairsLexicon, tellings: list[Telling], later: Short
) -> None:
    told = tellings_of({"99": later})["99"]
    new = msgspec.structs.replace(told, key=EventKey(page="z", start=0, end=1, type=told.key.type), page_name="z")
    before, after = find(tellings, affairs_lexicon), find([*tellings, new], affairs_lexicon)
    ids = {frozenset(item.key for item in act.tellings): act.id for act in after.happenings}
    for act in before.happenings:
        keys = frozenset(item.key for item in act.tellings)
        kept = ids.get(keys) or (ids.get(keys | {new.key}) if _is_last(new, act.tellings) else act.id)
        assert kept in (None, act.id)


def _is_last(new: Telling, others: tuple[Telling, ...]) -> bool:
    return all((new.published.latest or "9999", "z") > (other.published.latest or "9999", other.page_name) for other in others)


@given(tellings=TELLINGS.filter(lambda found: len(found) > 1), data=st.data())
def test_what_people_say_holds(affairs_lexicon: AffairsLexicon, tellings: list[Telling], data: Any) -> None:
    one, other = data.draw(st.permutations(tellings))[:2]
    pair = ((one.key, other.key),)
    apart = find(tellings, affairs_lexicon, Judged(different=pair))
    together = find(tellings, affairs_lexicon, Judged(same=pair))
    assert not any({one.key, other.key} <= {told.key for told in act.tellings} for act in apart.happenings)
    assert any({one.key, other.key} <= {told.key for told in act.tellings} for act in together.happenings)
