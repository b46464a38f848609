"""Whether one telling denies what another asserts."""

from typing import Literal

from recoupe.lexicon.actor_names import fold
from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.stages.affairs.days import days_meet
from recoupe.stages.affairs.likeness import same_word, shared_words
from recoupe.stages.affairs.parties import Fit, fits_of
from recoupe.types.affair import Telling
from recoupe.types.events import SPEECH

_ALIKE = 0.5
"""Share of words from which a bare negation speaks of the same deed."""

Denial = Literal["denial", "negation", "other"]


def denial_of(telling: Telling, lexicon: AffairsLexicon) -> Denial:
    """Return how a telling whose status is denied says so: it denies, it negates, or the act is unreal in another way.

    Without a cue, the word of the act or a person says so: a denial.
    """
    if telling.status_cue is None:
        return "denial"
    cue = fold(telling.status_cue.text)
    if lexicon.is_denial(cue):
        return "denial"
    return "negation" if lexicon.is_negation(cue) else "other"


def claimant(telling: Telling) -> tuple[str, ...]:
    """Return who stands for a telling: its source, or where there is none the origin of its words.

    Unnamed sources of two outlets are two: "une source militaire" here is not the one there.
    """
    source = telling.according_to[:1]
    if not source:
        return (telling.origin.id,)
    return (*source, telling.origin.id) if source[0].startswith("unknown/") else source


def denies_that(denied: Telling, asserted: Telling, lexicon: AffairsLexicon) -> bool:
    """Return whether a telling, whose status is denied, denies what another says happened.

    Somebody else must say it, of the same sides: a source, or another page. A word of denial ("dément", "faux") is enough then;
    a bare negation must speak of the same deed: in the same word or clause, of the same days. What was said in words only ("n'a
    pas soutenu") needs a word of denial: people say it one day and not the next.
    """
    sourced = bool(denied.according_to) or denied.key.page != asserted.key.page
    if not sourced or claimant(denied) == claimant(asserted):
        return False
    fits = fits_of(denied, asserted)
    if min(fits) < Fit.UNKNOWN or max(fits) < Fit.NEAR:
        return False
    way = denial_of(denied, lexicon)
    if way == "denial" and denied.status_cue:
        return True
    return (
        way != "other"
        and told_alike(denied, asserted)
        and days_meet(denied, asserted)
        and min(fits) > Fit.UNKNOWN
        and denied.key.type not in SPEECH
    )


def told_alike(one: Telling, other: Telling) -> bool:
    """Return whether two tellings speak of one deed in the same word, or in much the same clause."""
    return same_word(one, other) or shared_words(one, other) >= _ALIKE
