"""make_app: every address of the desk, what answers there, and what is said when something goes wrong."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from recoupe.types.errors import RecoupeError
from recoupe.web.adding.uploads import BYTES, FILES
from recoupe.web.answer import screen_route, show
from recoupe.web.desk import Desk, desk_of
from recoupe.web.pages.accounts import accounts_screen
from recoupe.web.pages.actors import actor_screen, actors_screen, decide_actor
from recoupe.web.pages.add import add_pages, add_screen, build
from recoupe.web.pages.affair import choose_affair
from recoupe.web.pages.chronology import chronology_screen
from recoupe.web.pages.concordance import concordance_screen, overused_screen
from recoupe.web.pages.disputes import disputes_screen
from recoupe.web.pages.dossier import choose, dossier_screen, export_dossier
from recoupe.web.pages.drawings import map_screen, network_screen
from recoupe.web.pages.exchange.routes import EXCHANGE_ROUTES
from recoupe.web.pages.home import home_screen
from recoupe.web.pages.language import choose_language
from recoupe.web.pages.pair import pair_screen
from recoupe.web.pages.quotes import quotes_screen
from recoupe.web.pages.reader import compare_screen, raw_screen, read_screen
from recoupe.web.pages.review import decide_item, decisions_screen, review_screen
from recoupe.web.pages.search import search_screen
from recoupe.web.pages.sign_in import sign_in, sign_in_screen, sign_out
from recoupe.web.safety.forms import change_route
from recoupe.web.safety.guard import Guard, cookie_name
from recoupe.web.users.visitor import SIGN_IN, SIGN_OUT
from recoupe.web.within import CHOOSE, Within

ROUTES: tuple[Route, ...] = (
    screen_route("/", home_screen),
    screen_route("/chronology", chronology_screen),
    screen_route("/happenings/{happening}", accounts_screen),
    screen_route("/disputes", disputes_screen),
    screen_route("/pair", pair_screen),
    screen_route("/pages/{page}", read_screen),
    screen_route("/pages/{page}/raw", raw_screen),
    screen_route("/pages/{page}/beside/{other}", compare_screen),
    screen_route("/search", search_screen),
    screen_route("/quotes", quotes_screen),
    screen_route("/actors", actors_screen),
    screen_route("/actors/{actor:path}", actor_screen),
    screen_route("/network", network_screen),
    screen_route("/map", map_screen),
    screen_route("/concordance", concordance_screen),
    screen_route("/overused", overused_screen),
    screen_route("/review", review_screen),
    screen_route("/decisions", decisions_screen),
    screen_route("/add", add_screen),
    screen_route("/dossier", dossier_screen),
    screen_route("/dossier/export", export_dossier),
    screen_route(CHOOSE, choose_affair),
    *EXCHANGE_ROUTES,
    change_route("/language", choose_language),
    change_route("/actors/decide", decide_actor),
    change_route("/review/decide", decide_item),
    change_route("/add", add_pages, files=FILES, most_bytes=BYTES),
    change_route("/build", build),
    change_route("/dossier/choose", choose),
)

SHARED_ROUTES: tuple[Route, ...] = (
    screen_route(SIGN_IN, sign_in_screen),
    change_route(SIGN_IN, sign_in),
    change_route(SIGN_OUT, sign_out),
)
"""What a desk with users has beside."""


def routes_of(desk: Desk) -> tuple[Route, ...]:
    """Return every address that a desk answers at, but for static files."""
    return ROUTES + (SHARED_ROUTES if desk.users else ())


def make_app(desk: Desk, *, hosts: frozenset[str]) -> ASGIApp:
    """Return the desk as an ASGI application.

    Args:
        desk: an open desk.
        hosts: the hosts, with their port, under which it is answered.
    """
    static = Mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    app = Starlette(
        routes=[*routes_of(desk), static],
        exception_handlers={HTTPException: _refused, RecoupeError: _told, Exception: _failed},
    )
    app.state.desk, app.state.cookie = desk, cookie_name(hosts)
    return Within(Guard(app, session=desk.session, hosts=hosts, users=desk.users))


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return show(request, "error.html", http_status=status, message=None, code=status)


async def _told(request: Request, error: Exception) -> Response:
    """Say what a person can do about; the place of the store is nobody's business."""
    store = desk_of(request).store.path
    message = str(error).replace(f"{store}: ", "").replace(str(store), store.name)
    return show(request, "error.html", http_status=409, message=message, code=409)


async def _failed(request: Request, _error: Exception) -> Response:
    return show(request, "error.html", http_status=500, message=None, code=500)
