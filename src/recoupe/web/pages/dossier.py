"""The dossier: acts that somebody chose, in their order, with numbered notes; to be printed, or kept as one file of HTML."""

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from recoupe.store import Connection
from recoupe.store.affair.on_screen import affair_pages, digests_of
from recoupe.store.affair.seek import happenings_in_order
from recoupe.types.affair import Happening, Telling
from recoupe.types.base import Record
from recoupe.web.answer import show
from recoupe.web.desk import Desk
from recoupe.web.names import names_in
from recoupe.web.pages.exchange.cited import cited_in, numbers_of
from recoupe.web.pages.language import own_path
from recoupe.web.safety.forms import text_of

MOST = 100
"""Acts of a dossier."""

_NOTES_EACH = 6
_STYLE = Path(__file__).parents[1] / "static/desk.css"


class Note(Record, frozen=True, kw_only=True):
    """A numbered note: the place that shows something, and the digest of the page's bytes."""

    number: int
    telling: Telling
    publisher: str
    published: str | None
    url: str | None
    sha256: str


def dossier_screen(desk: Desk, request: Request) -> Response:
    """Show what was chosen, with its notes; `?h=` names acts and `?c=` claims in the address, to keep or to send one."""
    return _shown(desk, request, "dossier.html")


def export_dossier(desk: Desk, request: Request) -> Response:
    """Return the dossier as one file of HTML, with its style inside."""
    answer = _shown(desk, request, "dossier_file.html")
    answer.headers["Content-Disposition"] = 'attachment; filename="dossier.html"'
    return answer


def choose(desk: Desk, _request: Request, form: FormData) -> Response:
    """Put an act into the dossier, take it out, or move it up or down."""
    ident, move = text_of(form, "happening", most=40), text_of(form, "move")
    change_chosen(desk.chosen, ident, move)
    return RedirectResponse(own_path(text_of(form, "back")), status_code=303)


def change_chosen(chosen: list[str], ident: str, move: str) -> None:
    """Change which acts are chosen: "up", "down", "out", or in, for anything else."""
    if ident not in chosen:
        if move == "" and ident and len(chosen) < MOST:
            chosen.append(ident)
        return
    at = chosen.index(ident)
    match move:
        case "out":
            chosen.pop(at)
        case "up" if at > 0:
            chosen[at - 1], chosen[at] = chosen[at], chosen[at - 1]
        case "down" if at + 1 < len(chosen):
            chosen[at + 1], chosen[at] = chosen[at], chosen[at + 1]
        case _:
            pass


def _shown(desk: Desk, request: Request, template: str) -> Response:
    named, claimed = request.query_params.getlist("h"), numbers_of(request.query_params.getlist("c"))
    ids = list(dict.fromkeys(named))[:MOST] if named or claimed else list(desk.chosen)
    numbers = claimed if named or claimed else list(desk.picks.claims)
    with desk.store.reading() as db:
        happenings = happenings_in_order(db, ids)
        names = names_in(db, happenings)
        notes = _notes(db, happenings)
        cited = cited_in(db, numbers)
    notes_of: dict[str, list[int]] = {}
    for note in notes:
        notes_of.setdefault(f"{note.telling.key.page}-{note.telling.key.start}-{note.telling.key.type}", []).append(note.number)
    style = Markup(_STYLE.read_text(encoding="utf-8"))
    return show(request, template, happenings=happenings, names=names, notes=notes, numbers=notes_of, cited=cited, style=style)


def _notes(db: Connection, happenings: Sequence[Happening]) -> list[Note]:
    tellings = {
        telling.key: telling
        for item in happenings
        for account in item.accounts
        for telling in [one for one in item.tellings if one.key in account.tellings][:_NOTES_EACH]
    }
    pages = affair_pages(db, {key.page for key in tellings})
    digests = digests_of(db, pages)
    return [
        Note(
            number=number,
            telling=telling,
            publisher=known.publisher or telling.page_name if (known := pages.get(telling.key.page)) else telling.page_name,
            published=known.published if known else None,
            url=known.url if known else None,
            sha256=digests.get(telling.key.page, ""),
        )
        for number, telling in enumerate(tellings.values(), start=1)
    ]
