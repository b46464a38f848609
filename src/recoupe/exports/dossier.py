"""A static dossier: HTML files whose numbered notes lead to the raw characters of each page. No script, no address outside."""

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from recoupe.exports.build import build_overview
from recoupe.exports.cuts import cut_page
from recoupe.exports.labels import Labels, load_labels
from recoupe.exports.names import figures_of, name_of_actor, sides_of
from recoupe.exports.overview import Account, Cited, Happening, Overview
from recoupe.store import StoredPage
from recoupe.types.base import Record

CONTEXT = 60
"""Characters shown on either side of the words of a note."""


class Footnote(Record, frozen=True, kw_only=True):
    """A numbered note: a place in a page, its words, and the words around them."""

    number: int
    page: str
    name: str
    start: int
    end: int
    before: str
    words: str
    after: str


def write_dossier(pages: Sequence[StoredPage], folder: Path, *, title: str) -> Path:
    """Write a dossier into a folder and return its first page, `index.html`.

    The folder is made when it is missing; files of an earlier dossier in it are written over.

    Args:
        pages: the pages, in the order in which they are listed.
        folder: where `index.html` and `pages/<id>.html` go.
        title: shown at the top.

    Raises:
        OSError: if the folder cannot be written.
    """
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    templates = _templates()
    style = Markup((Path(__file__).parent / "templates/dossier.css").read_text(encoding="utf-8"))
    notes = Notes(pages)
    overview = build_overview([page.record for page in pages])
    index = templates.get_template("dossier.html").render(
        title=title,
        style=style,
        pages=pages,
        overview=overview,
        labels=load_labels(),
        engine=pages[0].record.page.engine if pages else "",
        by_status=_by_status(overview),
        footnotes=notes.written,
        **_phrases(overview, load_labels(), notes),
    )
    (folder / "index.html").write_text(index, encoding="utf-8")
    for page in pages:
        cuts = cut_page(page.record, page.text, notes.places(page.record.page.id))
        html = templates.get_template("page.html").render(record=page.record, runs=cuts, style=style)
        (folder / "pages" / f"{page.record.page.id}.html").write_text(html, encoding="utf-8")
    return folder / "index.html"


class Notes:
    """The notes of a dossier, numbered as they are first cited; one place has one number."""

    def __init__(self, pages: Sequence[StoredPage]) -> None:
        self._pages = {page.record.page.id: page for page in pages}
        self._numbers: dict[tuple[str, int, int], int] = {}
        self.written: list[Footnote] = []

    def cite(self, cited: Sequence[Cited]) -> Markup:
        """Return links to the notes of some places, making those that are new."""
        numbers = [self._number(item.page, span.start, span.end) for item in cited for span in item.spans]
        links = [Markup('<a href="#n{0}">{0}</a>').format(number) for number in dict.fromkeys(numbers)]
        return Markup("<sup>{}</sup>").format(Markup(" ").join(links))

    def places(self, page_id: str) -> list[tuple[int, int]]:
        """Return the places of a page that notes lead to."""
        return [(start, end) for page, start, end in self._numbers if page == page_id]

    def _number(self, page_id: str, start: int, end: int) -> int:
        key = (page_id, start, end)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            page = self._pages[page_id]
            self.written.append(
                Footnote(
                    number=self._numbers[key],
                    page=page_id,
                    name=page.record.meta.publisher or page.record.page.name,
                    start=start,
                    end=end,
                    before=page.text[max(start - CONTEXT, 0) : start],
                    words=page.text[start:end],
                    after=page.text[end : end + CONTEXT],
                )
            )
        return self._numbers[key]


def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("recoupe.exports"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )


def _by_status(overview: Overview) -> list[tuple[str, list[tuple[Happening, Account]]]]:
    """Return the accounts of all acts by status, in the order of the labels."""
    rows: dict[str, list[tuple[Happening, Account]]] = {status: [] for status in load_labels().statuses}
    for happening in overview.happenings:
        for account in happening.accounts:
            rows[account.status].append((happening, account))
    return [(status, found) for status, found in rows.items() if found]


def _phrases(overview: Overview, labels: Labels, notes: Notes) -> dict[str, object]:
    """Return what the template calls to write names, accounts and notes."""

    def names(actors: str) -> str:
        return name_of_actor(actors, overview.labels)

    def name_of(happening: Happening) -> str:
        return f"{labels.types[happening.type]}, {sides_of(happening, overview.labels)}"

    def origins(cited: Sequence[Cited]) -> str:
        return "(" + " ; ".join(dict.fromkeys(item.origin for item in cited)) + ")"

    def account(said: Account, *, with_status: bool = True) -> Markup:
        source = ", citant ".join(names(actor) for actor in reversed(said.according_to))
        figures = figures_of(said, killed="morts", wounded="blessés")
        parts = [
            labels.statuses[said.status] if with_status else "",
            f"selon {source}" if source else "",
            figures,
            said.day or "",
        ]
        words = ", ".join(part for part in parts if part)
        return Markup("{} {} <small>{}</small>").format(words, notes.cite(said.cited), origins(said.cited))

    return {"names": names, "name_of": name_of, "origins": origins, "account": account, "notes": notes.cite}
