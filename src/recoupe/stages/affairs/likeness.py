"""How much speaks for two tellings being of one act, and what rules it out."""

import re
from functools import lru_cache

from recoupe.lexicon.actor_names import fold
from recoupe.stages.affairs.days import day_fit
from recoupe.stages.affairs.figures import figures_agree
from recoupe.stages.affairs.on_page import fits_as_told, on_page
from recoupe.stages.affairs.parties import Fit
from recoupe.stages.affairs.ties import SAME_PLACE, Grounds, tie_of
from recoupe.types.affair import Telling
from recoupe.types.events import JOINT

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6
"""Letters of a word that count when clauses are compared: enough to tell words apart, few enough to pass over endings."""
_ROOT = 4
"""Letters by which two triggers are the same word; they are few, so less is enough than between clauses."""

_SIDE = {Fit.SAME: 2.0, Fit.NEAR: 1.5, Fit.POSSIBLE: 0.5, Fit.UNKNOWN: 0.0}
_FEW = 4
_WORDS_COUNT = 2.0
_SAME_FIGURE = 1.5
_OTHER_MODE = -1.0
_SAME_WORD = 1.0
_SOME_WORDS = 0.3
"""Share of words that an act of long ago needs for being the one told without a day: "the riots" of now are not those of 2005."""


def likeness(one: Telling, other: Telling) -> float | None:
    """Return how much speaks for two tellings being of one act; None when they cannot be.

    Other types have nothing in common; only a person joins them. Sides, days and places that differ rule it out; figures and
    words never do, since accounts of one act differ in them. `happenings.py` says how much is enough.
    """
    if one.key.type != other.key.type:
        return 0.0
    days = day_fit(one, other)
    places = None if days is None else _places(one, other)
    again = same_word(one, other)
    sides = None if places is None else _sides(one, other, again=again)
    if days is None or places is None or sides is None or _counts_apart(one, other):
        return None
    figures, words = _figures(one, other), shared_words(one, other)
    if one.key.page != other.key.page:
        tie = tie_of(
            one,
            other,
            Grounds(days=days, places=places, figures=figures, words=words, common=len(words_of(one) & words_of(other))),
        )
        if tie != "tied":
            return None if tie == "apart" else 0.0
    if days < 0 and words < _SOME_WORDS:
        return 0.0
    manner = _manner(one, other) + (_SAME_WORD if again else 0.0)
    return sides + days + places + figures + manner + on_page(one, other, same_word=again) + _WORDS_COUNT * words


def _counts_apart(one: Telling, other: Telling) -> bool:
    """Return whether one source gives other figures on one page: it speaks of two acts, for it would not contradict itself."""
    same = one.key.page == other.key.page and one.according_to == other.according_to
    return same and not figures_agree(one, other)


def _sides(one: Telling, other: Telling, *, again: bool) -> float | None:
    fits = fits_as_told(one, other, same_word=again)
    if Fit.DIFFERENT in fits:
        return None
    total = sum(_SIDE[fit] for fit in fits)
    return total * _parties_told(one, other) if one.key.type in JOINT else total


def _parties_told(one: Telling, other: Telling) -> int:
    """Return 2 where both tellings name two parties of a joint act, else 1."""
    return 2 if all(len(telling.actors) + len(telling.recipients) > 1 for telling in (one, other)) else 1


def _places(one: Telling, other: Telling) -> float | None:
    """Return the fit of two places; a country is no place where something happens, and fits all places in it.

    A country told with a joint act is often what is talked about ("the situation in Syria"): it fits a town elsewhere.
    """
    mine, theirs = one.place, other.place
    if mine is None or theirs is None:
        return 0.0
    if mine == theirs:
        return SAME_PLACE if mine.startswith("place/") else 0.5
    countries = [place.startswith("state/") for place in (mine, theirs)]
    if any(countries) and one.place_state and one.place_state == other.place_state:
        return 0.25
    return 0.0 if countries in ([True, False], [False, True]) and one.key.type in JOINT else None


def _figures(one: Telling, other: Telling) -> float:
    same = sum(
        _SAME_FIGURE for mine, theirs in ((one.killed, other.killed), (one.wounded, other.wounded)) if mine and mine == theirs
    )
    return same if not (one.partial or other.partial) else 0.0


def _manner(one: Telling, other: Telling) -> float:
    if one.mode != other.mode:
        return _OTHER_MODE if one.mode and other.mode else 0.0
    return 0.5 if one.mode or one.cameo == other.cameo else 0.0


def shared_words(one: Telling, other: Telling) -> float:
    """Return how many of the words of the shorter clause the longer one has too, 0 to 1; short words and figures do not count.

    A clause of few words says little: it is taken to have four.
    """
    mine, theirs = words_of(one), words_of(other)
    return len(mine & theirs) / max(min(len(mine), len(theirs)), _FEW)


def same_word(one: Telling, other: Telling) -> bool:
    """Return whether the triggers of two tellings have a word in common, by its root ("arrêté", "arrestation")."""
    return not _root_in(one.trigger.text).isdisjoint(_root_in(other.trigger.text))


def words_of(telling: Telling) -> frozenset[str]:
    """Return the beginnings of the longer words of the clause of a telling, folded."""
    return words_in(" ".join(span.text for span in telling.words) or telling.trigger.text)


@lru_cache(maxsize=65536)
def words_in(text: str) -> frozenset[str]:
    """Return the beginnings of the longer words of a text, folded."""
    return frozenset(word[:_STEM] for word in _WORD.findall(fold(text)))


@lru_cache(maxsize=65536)
def _root_in(text: str) -> frozenset[str]:
    return frozenset(word[:_ROOT] for word in words_in(text))
