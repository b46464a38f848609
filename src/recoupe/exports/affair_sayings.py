"""What people say in the pages of an affair, and what a reader should check by hand there."""

from collections import defaultdict
from collections.abc import Iterator

from recoupe.exports.material import Material, name_of_key, stretches
from recoupe.types.base import Record
from recoupe.types.problem import ProblemCode
from recoupe.types.quotes import Stance
from recoupe.types.record import Piece, QuoteRow
from recoupe.types.reuse import Origin

CUT = " […] "


class Saying(Record, frozen=True, kw_only=True):
    """What one source is reported to have said; pages that report it in the same words are together.

    `places` are the page's id and each stretch of the words; `origins` the independent sources of the pages, each once.
    """

    speaker: str
    stance: Stance
    words: str
    places: tuple[tuple[str, Piece], ...]
    origins: tuple[Origin, ...]
    pages: int


class Doubt(Record, frozen=True, kw_only=True):
    """Something to check by hand: in which page, what; `code` is that of a problem, or `flagged`: a date in doubt."""

    page: str
    name: str
    code: ProblemCode | str
    message: str
    happening: str | None = None


def find_sayings(material: Material) -> list[Saying]:
    """Return the statements of the pages, by speaker as each is first heard; quotes inside others are left out."""
    found: dict[str, dict[str, list[tuple[str, QuoteRow]]]] = defaultdict(lambda: defaultdict(list))
    for page in material.affair.pages:
        for quote in material.records[page.id].quotes:
            if quote.speaker_actor and quote.nested_in is None:
                words = CUT.join(" ".join(stretch.text.split()) for stretch in stretches(quote.content))
                found[quote.speaker_actor][words].append((page.id, quote))
    origins = {page.id: page.origin for page in material.affair.pages}
    return [
        Saying(
            speaker=speaker,
            stance=reports[0][1].stance,
            words=words,
            places=tuple((page, stretch) for page, quote in reports for stretch in stretches(quote.content)),
            origins=tuple({origins[page].id: origins[page] for page, _ in reports}.values()),
            pages=len({page for page, _ in reports}),
        )
        for speaker, said in found.items()
        for words, reports in said.items()
    ]


def find_doubts(material: Material) -> Iterator[Doubt]:
    """Yield problems of pages (marks left open and words without a speaker are too many to list), and dates in doubt."""
    for page in material.affair.pages:
        for problem in material.records[page.id].problems:
            if not problem.code.startswith(("grammar.", "quotes.")):
                yield Doubt(page=page.id, name=page.name, code=problem.code, message=problem.message)
    for happening, telling in material.tellings():
        if telling.flagged:
            where = name_of_key(telling.key)
            yield Doubt(page=telling.key.page, name=telling.page_name, code="flagged", message=where, happening=happening.id)
