"""Add pages: files are taken, read beside, and what failed is listed; then the affair is cross-checked anew."""

from functools import partial

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from recoupe.affair import build_affair
from recoupe.types.errors import RecoupeError
from recoupe.web.adding.read import add_files
from recoupe.web.adding.uploads import BYTES, FILES, KINDS, folder_of, keep_uploads
from recoupe.web.answer import show
from recoupe.web.desk import Desk
from recoupe.web.jobs import Job


def add_screen(desk: Desk, request: Request) -> Response:
    """Show where to drop files, and how far the last ones are."""
    job = desk.jobs.last
    answer = show(request, "add.html", job=job, kinds=KINDS, files=FILES, megabytes=BYTES // 1024 // 1024)
    if job and not job.finished:
        answer.headers["Refresh"] = "2"
    return answer


def add_pages(desk: Desk, _request: Request, form: FormData) -> Response:
    """Keep the files of a form and begin to read them.

    Raises:
        RecoupeError: if they are not taken, or other work is under way.
    """
    files = [file for file in form.getlist("files") if isinstance(file, UploadFile)]
    _refuse_busy(desk)
    kept = keep_uploads(files, folder_of(desk.store.path))
    _begin(desk, "add", partial(add_files, store=desk.store.path, files=kept, actor_files=desk.actor_files))
    return RedirectResponse("/add", status_code=303)


def build(desk: Desk, _request: Request, _form: FormData) -> Response:
    """Begin to cross-check the affair anew.

    Raises:
        RecoupeError: if other work is under way.
    """

    def work(job: Job) -> None:
        report = build_affair(desk.store, actors=desk.actors, lexicon=desk.affairs, progress=job.tell)
        job.counts |= {"pages": report.pages, "happenings": report.happenings, "contradictions": report.contradictions}

    _begin(desk, "build", work)
    return RedirectResponse("/add", status_code=303)


def _refuse_busy(desk: Desk) -> None:
    if desk.jobs.last and not desk.jobs.last.finished:
        raise RecoupeError("other work is under way; wait until it is done")


def _begin(desk: Desk, kind: str, work: object) -> None:
    if desk.jobs.start(kind, work) is None:  # type: ignore[arg-type]
        _refuse_busy(desk)
