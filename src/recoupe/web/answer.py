"""From values to a page of HTML: the templates, their words, and what all of them may use."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from recoupe.types.errors import DecisionError
from recoupe.web.desk import Desk, desk_of
from recoupe.web.i18n import LANGUAGES, load_catalogue, load_words
from recoupe.web.i18n.catalogue import Locale
from recoupe.web.safety.text import harmless
from recoupe.web.within import AFFAIR, affair_of, kept_within

LANGUAGE_COOKIE = "recoupe_language"

Screen = Callable[[Desk, Request], Response]


def screen_route(path: str, screen: Screen, *, whole: bool = False) -> Route:
    """Return the route of a screen, which is asked for with GET and changes nothing.

    In an affair the screen is given the store with nothing but its pages, unless it is one of the `whole` store; changes are
    always made in the whole store.
    """

    def answer(request: Request) -> Response:
        desk, name = desk_of(request), affair_of(request)
        if name is None or whole:
            return screen(desk, request)
        try:
            return screen(replace(desk, store=desk.known_affairs.store_of(name)), request)
        except DecisionError as error:
            del request.scope[AFFAIR]
            raise HTTPException(404) from error

    return Route(path, answer, methods=["GET"], name=f"screen {path}")


def show(request: Request, template: str, *, http_status: int = 200, **values: object) -> HTMLResponse:
    """Return a screen: a template filled with values, in the language of the reader."""
    environment, desk = _templates(locale_of(request)), desk_of(request)
    shared = {
        "csrf": desk.session.csrf,
        "path": request.url.path,
        "chosen": desk.chosen,
        "user": desk.user,
        "edits": desk.role == "editor",
        "affair": affair_of(request),
        "affairs": desk.known_affairs.names,
    }
    page = environment.get_template(template).render(shared | values)
    return HTMLResponse(kept_within(page, affair_of(request)), status_code=http_status)


def locale_of(request: Request) -> Locale:
    """Return the language that a reader chose; French, when none was chosen."""
    chosen = request.cookies.get(LANGUAGE_COOKIE)
    return next((locale for locale in LANGUAGES if locale == chosen), LANGUAGES[0])


def link(path: str, query: Mapping[str, object] | Iterable[tuple[str, object]] = ()) -> str:
    """Return an address of the desk; what is empty in the query is left out."""
    pairs = query.items() if isinstance(query, Mapping) else query
    kept = [(key, str(value)) for key, value in pairs if value not in (None, "", 0, False)]
    return quote(path, safe="/@~") + (f"?{urlencode(kept)}" if kept else "")


@cache
def _templates(locale: Locale) -> Environment:
    catalogue, words = load_catalogue(locale), load_words()
    found = Environment(
        loader=PackageLoader("recoupe.web"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    install: Any = found
    install.install_gettext_translations(catalogue.translations, newstyle=True)

    @cache
    def word(choice: str, value: str | None) -> str:
        said = words[choice].get(value or "")
        return catalogue.say(said) if said else (value or "")

    found.globals |= {"locale": locale, "word": word, "words": words, "link": link, "day": catalogue.day, "languages": LANGUAGES}
    found.filters |= {
        "pair_h": lambda ident: ("h", ident),
        "pair_c": lambda number: ("c", number),
        "number": catalogue.number,
        "shown": harmless,
        "line": one_line,
        "day": catalogue.day,
    }
    return found


def one_line(text: str) -> str:
    """Return words of a page on one line, as they may be shown."""
    return harmless(" ".join(text.split()))
