"""The numbered notes of a dossier."""

from collections import defaultdict
from collections.abc import Iterable

from markupsafe import Markup

from recoupe.exports.cuts import anchor_of
from recoupe.exports.material import Material
from recoupe.types.base import Record
from recoupe.types.record import Piece

CONTEXT = 60
"""Characters shown on either side of the words of a note."""

Place = tuple[str, Piece]
"""A page's id, and a stretch of it."""


class Footnote(Record, frozen=True, kw_only=True):
    """A note: a place in a page, its words, and the words around them."""

    number: int
    page: str
    name: str
    start: int
    end: int
    anchor: str
    before: str
    words: str
    after: str


class Notes:
    """The notes of a dossier, numbered as they are first cited; one place has one number."""

    def __init__(self, material: Material) -> None:
        self._texts = {ident: shown(text) for ident, text in material.texts.items()}
        self._names = {ident: record.meta.publisher or record.page.name for ident, record in material.records.items()}
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.written: list[Footnote] = []

    def cite(self, places: Iterable[Place]) -> Markup:
        """Return links to the notes of some places, making those that are new."""
        numbers = dict.fromkeys(self._number(page, stretch.start, stretch.end) for page, stretch in places)
        links = (Markup('<a href="#n{0}">{0}</a>').format(number) for number in numbers)
        return Markup("<sup>{}</sup>").format(Markup(" ").join(links)) if numbers else Markup()

    def places(self, page_id: str) -> list[tuple[int, int]]:
        """Return the places of a page that notes lead to."""
        return self._places[page_id]

    def _number(self, page: str, start: int, end: int) -> int:
        key = (page, start, end)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self._places[page].append((start, end))
            self.written.append(self._note(self._numbers[key], page, start, end))
        return self._numbers[key]

    def _note(self, number: int, page: str, start: int, end: int) -> Footnote:
        text = self._texts[page]
        return Footnote(
            number=number,
            page=page,
            name=self._names[page],
            start=start,
            end=end,
            anchor=anchor_of(start, end),
            before=text[max(start - CONTEXT, 0) : start],
            words=text[start:end],
            after=text[end : end + CONTEXT],
        )


def shown(text: str) -> str:
    """Return a text as it may stand in HTML, as long as before: browsers leave NUL out, which would move what follows."""
    return text.replace("\0", "\ufffd")
