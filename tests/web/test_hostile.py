"""Captured pages are words in the desk, never code: whatever they hold, the answer has our own tags and addresses only."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from recoupe.affair import build_affair
from recoupe.pipeline.corpus import ReadPage, read_pages
from recoupe.pipeline.language import Language, load_affairs
from recoupe.readers import open_captures
from recoupe.store import create_store, save_page, stored_pages
from recoupe.types.capture import Given
from tests.web.conftest import client_of, desk_over

ATTACK = '"><img src=x onerror=alert(1)><script>alert(1)</script><svg/onload=alert(1)><a href="javascript:alert(1)">ici</a>'
SAID = "Le ministre Paul Meyran a déclaré mardi : « Nous refusons {}toute négociation avec la Russie ». La France a démenti."
PAGES = {
    "script.txt": f"Titre {ATTACK}\n\n{SAID.format(ATTACK)}\n{ATTACK}\n",
    "markup.html": f"<html><head><title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>"
    "<style>*{display:none}</style>"
    f"<meta name=author content='{ATTACK}'><meta property='og:site_name' content='&lt;b onclick=alert(1)&gt;'></head>"
    f"<body onload=alert(1)><svg onload=alert(1)><script>alert(1)</script></svg><p style='position:fixed'>{SAID.format('')}</p>"
    "<p>&lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }} {% raw %} ${7*7}</p><iframe src='javascript:alert(1)'></iframe>",
    "bidi.txt": f"Titre \u202egnp.exe\u202c\n\n{SAID.format(chr(0x202E) + 'neir ' + chr(0x2066))}\n\u2067\u200f\x1b[2J\x07\x00\n",
    "templates.txt": f"{{{{ config }}}} {{% for x in [] %}}\n\n{SAID.format('{{ csrf }}')}\n",
    "broken.txt": b"Titre \xff\xfe bris\xe9\n\n"
    + SAID.format("").encode()[:60]
    + b"\xc3\x28\xa0\xa1\xf0\x28\x8c\xbc\n\xed\xa0\x80 fin\n",
    "huge.txt": "Une très longue page\n\n" + SAID.format("") + "\n" + ("mot " * 20 + "\n") * 900,
    "one_line.txt": "Une seule ligne\n\n" + "é" * 60_000,
}
OURS = {
    "a", "article", "aside", "blockquote", "body", "button", "circle", "code", "datalist", "dd", "del", "details", "div", "dl",
    "dt", "em", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "head", "header", "html", "image", "input", "ins",
    "kbd", "label", "li", "link", "main", "mark", "meta", "nav", "ol", "option", "p", "path", "pattern", "defs", "rect",
    "script", "section", "select", "small", "span", "strong", "summary", "sup", "svg", "table", "tbody", "td", "text", "th",
    "thead", "title", "tr", "ul", "br",
}  # fmt: skip


class Seen(HTMLParser):
    """The tags and attributes of an answer that are none of ours."""

    def __init__(self) -> None:
        super().__init__()
        self.strange: list[object] = []
        self.scripts = 0
        self._inside: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in OURS:
            self.strange.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.strange.append((tag, name, value))
            if name in ("href", "src", "action", "formaction", "xlink:href") and not (value or "").startswith(("/", "#")):
                self.strange.append((tag, name, value))
            if name == "href" and (value or "").startswith("//"):
                self.strange.append((tag, name, value))
        if tag == "script":
            self.scripts += 1
            self._inside = tag
            if dict(attrs) != {"src": "/static/desk.js", "defer": None}:
                self.strange.append((tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside and data.strip():
            self.strange.append(("script", data))


def seen_in(page: str) -> Seen:
    found = Seen()
    found.feed(page)
    return found


@pytest.fixture(scope="module")
def hostile(language: Language, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of pages that want to be more than words."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "pages").mkdir()
    for name, content in PAGES.items():
        (folder / "pages" / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    store = create_store(folder / "hostile.db")
    given = Given(publisher=f"Éditeur {ATTACK}", url="javascript:alert(1)")
    for read in read_pages(open_captures([str(folder / "pages")]), language=language, default=given):
        assert isinstance(read, ReadPage), read
        save_page(store, read)
    build_affair(store, actors=language.pack.actors, lexicon=load_affairs("fr"))
    store.close()
    return folder / "hostile.db"


@pytest.fixture
def visitor(hostile: Path, language: Language) -> Iterator[TestClient]:
    desk = desk_over(hostile, language)
    yield client_of(desk)
    desk.store.close()


SCREENS = [
    "/", "/chronology", "/disputes", "/pair", "/quotes", "/search?q=ministre", "/search?q=alert", "/actors", "/network", "/map",
    "/review?list=1", "/concordance?q=alert", "/concordance?q=ministre", "/overused", "/dossier", "/actors/state/fr", "/add",
]  # fmt: skip


def test_every_hostile_page_was_read(visitor: TestClient, hostile: Path, language: Language) -> None:
    desk = desk_over(hostile, language)
    assert sorted(page.record.page.name for page in stored_pages(desk.store)) == sorted(name.partition(".")[0] for name in PAGES)
    desk.store.close()


@pytest.mark.parametrize("name", [name.partition(".")[0] for name in PAGES])
@pytest.mark.parametrize("view", ["", "?layers=names&layers=times&layers=quotes&layers=events", "?part=2", "/raw"])
def test_a_hostile_page_is_words(visitor: TestClient, name: str, view: str) -> None:
    answer = visitor.get(f"/pages/{name}{view}")
    assert answer.status_code == 200
    assert len(answer.content) < 300_000
    found = seen_in(answer.text)
    assert (found.strange, found.scripts) == ([], 1)
    assert not any(char in answer.text for char in "\u202e\u202c\u2066\u2067\u200f\x1b\x07\x00")
    assert "7 * 7" in answer.text or "49" not in answer.text.partition('class="capture')[2][:200]


@pytest.mark.parametrize("screen", SCREENS)
def test_lists_of_hostile_pages_are_words(visitor: TestClient, screen: str) -> None:
    answer = visitor.get(screen)
    assert answer.status_code == 200
    assert len(answer.content) < 300_000
    assert seen_in(answer.text).strange == []


@pytest.mark.parametrize(
    "asked", [ATTACK, "<script>alert(1)</script>", "{{ 7*7 }}", "javascript:alert(1)", "\u202eevil", "' OR 1=1 --", "%"]
)
@pytest.mark.parametrize(
    "screen",
    [
        "/search?q=",
        "/quotes?q=",
        "/quotes?speaker=",
        "/chronology?actor=",
        "/pair?one=",
        "/actors?words=",
        "/concordance?q=",
        "/chronology?lanes=",
        "/overused?publisher=",
    ],
)
def test_what_is_asked_is_words_too(visitor: TestClient, screen: str, asked: str) -> None:
    path, _, name = screen.partition("?")
    answer = visitor.get(path, params={name.rstrip("="): asked})
    assert answer.status_code == 200
    assert seen_in(answer.text).strange == []


def test_the_address_of_a_page_is_no_link(visitor: TestClient) -> None:
    page = visitor.get("/pages/script").text
    assert "javascript:alert(1)" in page
    assert 'href="javascript' not in page
