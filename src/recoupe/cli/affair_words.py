"""How acts, accounts, steps and places are written on the terminal."""

from collections.abc import Iterable, Mapping, Sequence

from recoupe.types.affair import Account, Affair, Bounds, EventKey, Figure, Happening, Party, Telling, Voice
from recoupe.types.reuse import Origin

_VOICES: Mapping[Voice, str] = {
    "asserts": "happened",
    "claims": "claimed",
    "announces": "announced",
    "asks": "asked for",
    "sets_condition": "under a condition",
    "denies": "denied",
    "doubts": "not vouched for",
}


class Words:
    """The names in an affair, and where its tellings are."""

    def __init__(self, affair: Affair) -> None:
        self._labels = {actor.id: actor.label for actor in affair.actors}
        self._tellings = {telling.key: telling for item in affair.happenings for telling in item.tellings}

    def name(self, ident: str) -> str:
        """Return what an actor is called; an unnamed one by its role."""
        return self._labels.get(ident) or ident.partition("/")[2].partition("@")[0].replace("-", " ")

    def names(self, parties: Iterable[Party | str]) -> str:
        """Return some actors by name, "?" when there is none."""
        return ", ".join(self.name(one if isinstance(one, str) else one.id) for one in parties) or "?"

    def act(self, item: Happening) -> str:
        """Return an act in one line: its type and sides, its place where that is no side."""
        sides = self.names(item.actors) + (f" → {self.names(item.recipients)}" if item.recipients else "")
        party = item.place in {party.id for party in item.actors + item.recipients}
        return f"{item.type} {sides}" + (f", {self.name(item.place)}" if item.place and not party else "")

    def source(self, chain: Sequence[str]) -> str:
        """Return who says so, outermost first ("Sana, citing a police source"); the outlet's own voice for nobody."""
        return ", citing ".join(self.name(one) for one in reversed(chain)) or "in the outlet's own voice"

    def account(self, account: Account) -> str:
        """Return what one source says of an act."""
        told = [
            _VOICES[account.voice],
            f"according to {self.source(account.according_to)}" if account.according_to else self.source(()),
        ]
        told += ["a party to it"] if account.interested else []
        told += [
            f"{written(figure)} {word}" for figure, word in ((account.killed, "killed"), (account.wounded, "wounded")) if figure
        ]
        told += [account.day] if account.day else []
        return f"{', '.join(told)}  [{origins(account.origins, account.pages)}]"

    def telling(self, key: EventKey) -> Telling:
        """Return the telling with this key."""
        return self._tellings[key]

    def place(self, key: EventKey) -> str:
        """Return where a telling stands: the page's name, "@", the raw place of its word."""
        return f"{self._tellings[key].page_name}@{key.start}-{key.end}"

    def spot(self, key: EventKey) -> str:
        """Return where a telling stands as commands take it: the page's name, ":", an offset."""
        return f"{self._tellings[key].page_name}:{key.start}"

    def clause(self, key: EventKey) -> str:
        """Return the words of the clause, on one line."""
        telling = self._tellings[key]
        return " […] ".join(" ".join(span.text.split()) for span in telling.words or (telling.trigger,))


def voice_word(voice: Voice) -> str:
    """Return a voice in a word or two."""
    return _VOICES[voice]


def origins(sources: Sequence[Origin], pages: int) -> str:
    """Return the independent sources, and how many pages they stand on: "AFP, 4 pages = 1 source"."""
    named = "; ".join(origin.name for origin in sources)
    count = f"{len(sources)} source" + ("" if len(sources) == 1 else "s")
    return f"{named}, {pages} pages = {count}" if pages > 1 else named


def written(figure: Figure) -> str:
    """Return a figure such as "8", "8-10", "at least 8"."""
    low, high = figure
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low}-{high}"


def when(item: Happening) -> str:
    """Return the day of an act for people: as told, else its bounds, else by when it was told."""
    if item.day:
        return item.day
    told = max((account.told.latest or "" for account in item.accounts), default="")
    return between(item.when) or (f"told {told}" if told else "no day")


def between(days: Bounds) -> str:
    """Return bounds for people; nothing when there are none."""
    if days.earliest and days.latest:
        return days.earliest if days.earliest == days.latest else f"{days.earliest} to {days.latest}"
    return f"from {days.earliest}" if days.earliest else f"by {days.latest}" if days.latest else ""
