"""Captures whose article is known: HTML pages rendered as text in three ways, each line with whether it is the article.

What is known of a page: its text where the set has it (`silver.jsonl`), else what recoupe reads of its HTML, put right where the
phrases of `gold.jsonl` say otherwise.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import inscriptis
from resiliparse.extract.html2text import extract_plain_text

from bench.shared import SHARED
from recoupe.lexicon.pack import LanguagePack
from recoupe.readers.html import read_html
from recoupe.stages.article import clean_capture
from recoupe.stages.article.lines import Line, cut_lines
from recoupe.types.capture import Capture, Given

SETS = ("html", "news_html", "dated_html")
_READ = ("standfirst", "heading", "body")
_LETTERS = re.compile(r"[^\W_]+")
_SURE = 24
"""Letters by which a line is recognised wherever it stands; a shorter one counts only among those."""


@dataclass(frozen=True)
class Labelled:
    """A rendered page: its site, the way it was rendered, its lines, and which of them are the article and the title."""

    name: str
    site: str
    rendering: str
    lines: tuple[Line, ...]
    article: tuple[bool, ...]
    title: tuple[bool, ...]


def labelled_captures(pack: LanguagePack) -> Iterator[Labelled]:
    """Yield every page of the HTML sets in each rendering; pages of which no line is known to be the article are left out."""
    for name in SETS:
        folder = SHARED / "pages" / name
        silver = _rows(folder / "silver.jsonl")
        gold = _rows(folder / "gold.jsonl")
        for row in _rows(folder / "manifest.jsonl").values():
            yield from _captures(folder / f"{row['name']}.html", row, silver.get(row["name"]), gold.get(row["name"]), pack)


def label(lines: tuple[Line, ...], body: str, title: str) -> tuple[list[bool], list[bool]]:
    """Return which lines are part of a known text, and which are its title."""
    letters, heading = letters_of(body), letters_of(title)
    known = {letters[at : at + _SURE] for at in range(max(len(letters) - _SURE + 1, 1))}
    article = [False] * len(lines)
    for line in lines:
        own = letters_of(line.text)
        if len(own) >= _SURE and own != heading:
            starts = range(0, len(own) - _SURE + 1, 8)
            article[line.index] = sum(own[at : at + _SURE] in known for at in starts) * 2 >= len(starts)
    sure = [index for index, inside in enumerate(article) if inside]
    for line in lines if sure else ():
        own = letters_of(line.text)
        if sure[0] < line.index <= sure[-1] + 1 and 3 <= len(own) < _SURE and own in letters:
            article[line.index] = True
    return article, [bool(heading) and letters_of(line.text) == heading for line in lines]


def letters_of(text: str) -> str:
    """Return the letters and digits of a text, lower case."""
    return "".join(_LETTERS.findall(text)).lower()


def _captures(
    path: Path, row: dict[str, Any], silver: dict[str, Any] | None, gold: dict[str, Any] | None, pack: LanguagePack
) -> Iterator[Labelled]:
    capture = read_html(path.read_bytes(), name=row["name"], path=str(path), url=row["url"])
    if not isinstance(capture, Capture) or capture.markup is None:
        return
    body, title = _known(capture, silver, pack)
    source = capture.markup.source
    renderings = {
        "recoupe": capture.text,
        "resiliparse": extract_plain_text(source, main_content=False, alt_texts=False, links=False, form_fields=False),
        "inscriptis": inscriptis.get_text(source),
    }
    for rendering, text in renderings.items():
        lines = cut_lines(text)
        article, titles = label(lines, body, title)
        for line in lines if gold else ():
            article[line.index] = _put_right(line, article[line.index], gold or {})
        if any(article):
            site = urlsplit(row["url"]).hostname or row["name"]
            yield Labelled(row["name"], site, rendering, lines, tuple(article), tuple(titles))


def _known(capture: Capture, silver: dict[str, Any] | None, pack: LanguagePack) -> tuple[str, str]:
    """Return the text of a page and its title, from the set or from its HTML."""
    if silver:
        return f"{silver.get('heading') or ''} {silver['article']}", silver["title"]
    article = clean_capture(capture, given=Given(), lexicon=pack.article, calendar=pack.calendar)
    parts = [capture.text[s.span.start : s.span.end] for s in article.segments if s.role in _READ]
    return " ".join(parts), article.meta.title or ""


def _put_right(line: Line, inside: bool, gold: dict[str, Any]) -> bool:
    """Return whether a line is the article, by the phrases that must and must not be in it where they speak."""
    words = " ".join(line.text.split())
    if any(" ".join(phrase.split()) in words for phrase in gold.get("without") or []):
        return False
    return inside or any(" ".join(phrase.split()) in words for phrase in gold.get("with") or [])


def _rows(path: Path) -> dict[str, dict[str, Any]]:
    if not path.exists():
        return {}
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {row["name"]: row for row in rows}
