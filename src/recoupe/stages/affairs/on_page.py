"""What the words of one page say of two of its tellings: whether an act is told again, or another one beside it.

The weights are measured on the groups of annotated pages, see bench/affair.
"""

from recoupe.stages.affairs.parties import Fit, fits_of
from recoupe.types.affair import Party, Telling
from recoupe.types.events import EventType, Status

_SAME_GROUP = 1.0
_PLAN: frozenset[Status] = frozenset({"announced", "requested", "conditional"})
_PLAN_AND_DEED = -2.5
"""What a page says will be is another act than what it says was, as a rule: of pairs told in other words a tenth is one."""
_SERIES: frozenset[EventType] = frozenset({"COERCE", "PROTEST", "COOPERATE", "AID"})
"""Acts that come in series, each with its word: arrest, charge and sentence; march and strike; training and a loan."""
_OTHER_WORD = -2.5


def on_page(one: Telling, other: Telling, *, same_word: bool) -> float:
    """Return how much more or less speaks for two tellings being of one act when one page tells both; 0 for two pages.

    Args:
        one: a telling.
        other: another one.
        same_word: whether their triggers have a word in common.
    """
    if one.key.page != other.key.page:
        return 0.0
    group = _SAME_GROUP if one.group == other.group else 0.0
    plan = _PLAN_AND_DEED if (one.status in _PLAN) != (other.status in _PLAN) else 0.0
    return group + plan + (_OTHER_WORD if one.key.type in _SERIES and not same_word else 0.0)


def fits_as_told(one: Telling, other: Telling, *, same_word: bool) -> list[Fit]:
    """Return how the sides of two tellings fit.

    A page that tells a deed again in the same word may say less of whom it struck ("the murder of the journalist", "this
    murder"): unnamed people, often but guessed from the place, then rule out nothing.
    """
    fits = fits_of(one, other)
    again = same_word and one.key.page == other.key.page and len(fits) > 1
    if again and fits[1] == Fit.DIFFERENT and (_unnamed(one.recipients) or _unnamed(other.recipients)):
        return [fits[0], Fit.UNKNOWN]
    return fits


def _unnamed(parties: tuple[Party, ...]) -> bool:
    return not any(party.named for party in parties)
