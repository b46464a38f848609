"""Decisions that two events are, or are not, one happening, taken together."""

from hypothesis import given
from hypothesis import strategies as st

from recoupe.store.decisions import Item, ItemDecision, ItemDecisions, ItemKey

KEYS = [ItemKey(page_id=name, layer="events", start=1, end=2, type="AID") for name in "abcd"]


@given(st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS), st.booleans()), max_size=8))
def test_a_contradiction_is_found_just_when_groups_of_the_same_hold_a_pair_that_is_not(
    told: list[tuple[ItemKey, ItemKey, bool]],
) -> None:
    decided = ItemDecisions(
        ItemDecision(
            number=number,
            at="",
            who="",
            kind="same_happening" if same else "not_same_happening",
            items=tuple(Item(key=key, page="", words="") for key in (one, other)),
        )
        for number, (one, other, same) in enumerate(told, start=1)
        if one != other
    )
    group = {key: frozenset({key}) for key in KEYS}
    for one, other, same in decided.pairs():
        if same:
            joined = group[one] | group[other]
            group |= dict.fromkeys(joined, joined)
    apart = any(other in group[one] for one, other, same in decided.pairs() if not same)
    assert (decided.contradiction() is not None) == apart
