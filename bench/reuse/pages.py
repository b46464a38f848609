"""The 5,000 pages of the bench: wires, what newspapers make of them, and pages that have nothing to do with them.

A page remembers which wire each stretch of it comes from: that is the truth which tools are scored against.

There are some 450 articles to make them of, a tenth of what is needed. Hence pages without a wire are made of pieces of 4 to 6
words of all articles, drawn at random and set together to sentences; a sentence with eight words in a row that stand anywhere
already is drawn again. They have the words and the turns of the press, and share no passage. To make it harder, some begin with
one of a few standing titles, and a fifth ends with what their publisher prints below every article.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.reuse.donors import Donor, Grams, pieces_of, read_donors

WIRES, PAGES = 280, 5000
VARIANTS = ("light", "truncated", "merged", "shuffled", "doubled", "excerpt")
LENGTH = 2100
"""Characters of a wire and of a page without one, about."""

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Part:
    """A sentence, and which wire it comes from."""

    text: str
    wire: int | None = None


@dataclass(frozen=True)
class Page:
    """A page: its name, its publisher, its sentences, what kind of page it is and of which wires."""

    name: str
    kind: str
    publisher: str
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The page as captured: a sentence a line."""
        return "\n".join(part.text for part in self.parts)

    @property
    def wires(self) -> frozenset[int]:
        """The wires that the page has words of."""
        return frozenset(part.wire for part in self.parts if part.wire is not None)

    def wire_at(self, start: int, end: int) -> int | None:
        """Return the wire that most of a stretch comes from; None when most of it comes from none."""
        held: dict[int | None, int] = {}
        place = 0
        for part in self.parts:
            shared = min(end, place + len(part.text)) - max(start, place)
            held[part.wire] = held.get(part.wire, 0) + max(shared, 0)
            place += len(part.text) + 1
        return max(held, key=lambda wire: held[wire])


def make_pages(texts: Path, *, wires: int = WIRES, pages: int = PAGES) -> list[Page]:
    """Return the pages, always the same for the same texts, in an order that says nothing.

    Args:
        texts: `dev_texts.jsonl`.
        wires: how many wires, each with six pages made of it.
        pages: how many pages in all.
    """
    source = random.Random("recoupe reuse")
    taken = Grams()
    donors = read_donors(texts, taken)
    filler = _Filler(donors, taken, source)
    stories = list(_wires(donors, wires))
    made = [Page(f"wire-{number}", "wire", _publisher(source), _of(story, number)) for number, story in enumerate(stories)]
    for number in range(len(stories)):
        made += [_variant(kind, made, number, filler, source) for kind in VARIANTS]
    made += [_other(number, filler, source) for number in range(pages - len(made))]
    source.shuffle(made)
    return made


class _Filler:
    """Gives sentences that are nowhere else."""

    def __init__(self, donors: Sequence[Donor], taken: Grams, source: random.Random) -> None:
        self._pieces = pieces_of(sentence for donor in donors for sentence in donor.sentences)
        self._taken = taken
        self._source = source

    def sentence(self) -> Part:
        while True:
            pieces = self._source.sample(self._pieces, self._source.randint(3, 7))
            text = " ".join(pieces)
            text = f"{text[0].upper()}{text[1:]}."
            if self._taken.take(text):
                return Part(text)

    def article(self, length: int) -> tuple[Part, ...]:
        parts: list[Part] = []
        while sum(len(part.text) for part in parts) < length:
            parts.append(self.sentence())
        return tuple(parts)


def _wires(donors: Sequence[Donor], count: int) -> Iterator[tuple[str, ...]]:
    """Yield so many beginnings of articles; a long one gives two."""
    found = 0
    for donor in donors:
        story: list[str] = []
        for sentence in donor.sentences:
            story.append(sentence)
            if sum(map(len, story)) >= LENGTH - 100 and found < count:
                yield tuple(story)
                found += 1
                story = []


def _of(sentences: Sequence[str], wire: int) -> tuple[Part, ...]:
    return tuple(Part(sentence, wire) for sentence in sentences)


def _variant(kind: str, made: Sequence[Page], number: int, filler: _Filler, source: random.Random) -> Page:
    """Return what a newspaper makes of a wire."""
    wires = [page for page in made if page.kind == "wire"]
    parts, other = wires[number].parts, wires[(number + 1) % len(wires)].parts
    publisher = _publisher(source)
    half = len(parts) // 2
    match kind:
        case "light":
            parts = tuple(_edited(part, source) for part in parts)
        case "truncated":
            parts = parts[: half + 1]
        case "merged":
            parts = (*parts[: half + 1], *other[len(other) // 2 :])
        case "shuffled":
            parts = _shuffled(parts, filler, source)
        case "doubled":
            parts = (*parts, *parts, Part(_furniture(publisher)))
        case _:
            place = source.randrange(len(parts) - 1)
            host = filler.article(LENGTH)
            parts = (*host[:5], *parts[place : place + 2], *host[5:])
    return Page(f"{kind}-{number}", kind, publisher, parts)


def _edited(part: Part, source: random.Random) -> Part:
    """Return a sentence with one word in 33 replaced by another one of it."""
    words = part.text.split(" ")
    for place in range(len(words)):
        if source.random() < 0.03:
            words[place] = source.choice(words)[::-1] or "x"
    return Part(" ".join(words), part.wire)


def _shuffled(parts: Sequence[Part], filler: _Filler, source: random.Random) -> tuple[Part, ...]:
    """Return seven of ten sentences and one more in ten, in another order."""
    kept = source.sample(parts, max(2, round(0.7 * len(parts))))
    kept += [filler.sentence() for _ in range(max(1, len(parts) // 10))]
    source.shuffle(kept)
    return tuple(kept)


def _other(number: int, filler: _Filler, source: random.Random) -> Page:
    """Return a page without a wire."""
    publisher = _publisher(source)
    parts = filler.article(source.randint(LENGTH - 800, LENGTH + 800))
    if source.random() < 0.1:
        parts = (Part(source.choice(_lines("templates.txt"))), *parts)
    if source.random() < 0.2:
        parts = (*parts, Part(_furniture(publisher)))
    return Page(f"other-{number}", "other", publisher, parts)


def _publisher(source: random.Random) -> str:
    return f"publisher {source.randrange(len(_lines('furniture.txt')))}"


def _furniture(publisher: str) -> str:
    return _lines("furniture.txt")[int(publisher.split()[-1])]


def _lines(name: str) -> list[str]:
    return (_DATA / name).read_text(encoding="utf-8").splitlines()
