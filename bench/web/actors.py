"""Two thousand invented actors; a few are named on most pages, as in the press."""

from collections.abc import Iterator
from functools import cache
from random import Random

from recoupe.types.actors import ActorKind
from recoupe.types.affair import AffairActor, Party

ACTORS = 2000
STATES = 60
PLACES = 300
_SYLLABLES = ("ka", "lo", "mi", "ter", "van", "dra", "so", "pel", "rin", "gau", "bes", "to")


def word(number: int) -> str:
    """Return an invented word, always the same for a number."""
    digits: list[str] = []
    while number or len(digits) < 3:
        number, digit = divmod(number, len(_SYLLABLES))
        digits.append(_SYLLABLES[digit])
    return "".join(digits)


@cache
def ids() -> tuple[str, ...]:
    """Return the ids of all actors, the most frequent first."""
    kinds: tuple[ActorKind, ...] = ("state", "person", "org", "group", "person", "person")
    return tuple(f"{'state' if n < STATES else kinds[1 + n % 5]}/{word(n)}" for n in range(ACTORS))


def actor_values() -> Iterator[AffairActor]:
    """Yield every actor and place as the affair has it."""
    for number, ident in enumerate(ids()):
        kind: ActorKind = ident.partition("/")[0]  # type: ignore[assignment]
        country = word(number % STATES)
        yield AffairActor(id=ident, kind=kind, label=word(number).title(), country=country)
    for number in range(PLACES):
        lat, lon = (number * 37 % 130) - 55, (number * 53 % 340) - 170
        yield AffairActor(id=place(number), kind="place", label=word(number + 500).title(), lat=float(lat), lon=float(lon))


def place(number: int) -> str:
    """Return the id of a place."""
    return f"place/{word(number + 500)}"


def some_actor(random: Random) -> int:
    """Return the number of an actor: of two pages in three one of the first sixty."""
    return min(int(random.paretovariate(0.6)) - 1, ACTORS - 1)


def party(number: int) -> Party:
    """Return an actor as a side of an act."""
    ident = ids()[number]
    kind: ActorKind = ident.partition("/")[0]  # type: ignore[assignment]
    return Party(id=ident, kind=kind, state=f"state/{word(number % STATES)}" if kind != "group" else None)
