"""A side that an act leaves out, from what the page's other acts of the same parties are: by whom and at whom they mostly are."""

from collections import Counter
from collections.abc import Iterable, Sequence

from recoupe.lexicon.event_codebook import TypeRow
from recoupe.stages.events.draft import Draft
from recoupe.stages.events.named import countries_of
from recoupe.stages.events.roles import Sides


def usual_target(draft: Draft, drafts: Sequence[Draft]) -> str | None:
    """Return the country at which the same country's other acts, by their own words, are most often aimed; None where two are."""
    own = countries_of(draft.sides.actors)
    if len(own) != 1:
        return None
    acts = (other.roles.of(other.trigger) for other in drafts if other is not draft and not other.trigger.pattern.joint)
    return _most(country for act in acts if own & countries_of(act.actors) for country in countries_of(act.recipients))


def usual_doer(draft: Draft, sides: Sides, drafts: Sequence[Draft]) -> str | None:
    """Return the country that does most of the page's other acts of the type, to the same country where that is known.

    For an act that does not tell to whom it is done, only those of other sentences count.
    """
    theirs, kind = countries_of(sides.recipients), draft.trigger.pattern.type
    others = (other for other in drafts if other is not draft and other.trigger.pattern.type == kind)
    alike = (
        other.sides
        for other in others
        if (theirs & countries_of(other.sides.recipients) if theirs else other.roles is not draft.roles)
    )
    return _most(country for act in alike for country in countries_of(act.actors))


def opponent(draft: Draft, sides: Sides, drafts: Sequence[Draft], row: TypeRow) -> str | None:
    """Return the country with which who does an act has most to do in the acts that it comes after: a truce is with the enemy.

    What is said of the act itself ("accuse X d'avoir refusé") is none of them.

    Args:
        draft: the act.
        sides: its sides; it names no recipient.
        drafts: the mentions of the page.
        row: its type; `facing` are types of which its actor may be on either side, of those of `answering` he is the recipient.
    """
    own = countries_of(sides.actors)
    if len(own) != 1:
        return None
    faced: list[str] = []
    for other in drafts:
        if other.roles is draft.roles and other.trigger.index in draft.outcome.sources:
            continue
        kind = other.trigger.pattern.type
        actors, recipients = countries_of(other.sides.actors), countries_of(other.sides.recipients)
        if kind in row.facing and own & actors:
            faced += recipients - own
        if kind in row.facing | row.answering and own & recipients:
            faced += actors - own
    return _most(faced)


def _most(countries: Iterable[str]) -> str | None:
    """Return the most frequent of some countries; None where two are."""
    named = list(countries)
    first = Counter(named).most_common(2) if named else []
    return None if not first or (len(first) > 1 and first[0][1] == first[1][1]) else first[0][0]
