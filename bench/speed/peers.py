"""Peers on the same texts as our stages, each in a process of its own where it is installed; seconds are their own.

`make bench-quotes` and `make bench-times` install them. textacy finds quotations as GenderGapTracker does: by a list of verbs and
what stands around them.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from bench.peer_process import ROOT, PeerProcess, ready_peers
from bench.speed.pages import Clock, annotated_pages, bare_parser, blocks_of, clean
from recoupe.pipeline.language import load_language
from recoupe.pipeline.page import read_page
from recoupe.pipeline.watch import Stopwatch
from recoupe.types.article import Article

QUOTES = ("textacy, paragraphs", "edsnlp eds.reported_speech")
TIMES = ("dateparser", "edsnlp eds.dates", "HeidelTime, TreeTagger", "Duckling")
Ask = Callable[[Article], dict[str, Any]]


def peer_table() -> list[str]:
    """Return the seconds of quotes and times, ours and the peers', by the clock (peers are other processes)."""
    language, pages = load_language(remembered=0), annotated_pages()
    articles = [clean(page, language) for page in pages]
    watch, parse, bare = Stopwatch(), bare_parser(language.pack.model), Clock()
    for (capture, given), article in zip(pages, articles, strict=True):
        read_page(capture, language=language, given=given, watch=watch)
        with bare:
            parse(blocks_of(article))
    lines = ["| | seconds | bare parse = 1 |", "|---|---|---|", f"| bare parse | {bare.seconds:.2f} | 1.000 |"]
    lines += [_line(f"recoupe {step}", watch.seconds[step], bare.seconds) for step in ("quotes", "times")]
    for task, folder, names, ask in (
        ("bench-quotes", ".venv-bench-quotes", QUOTES, _ask_quotes),
        ("bench-times", ".venv-bench-times", TIMES, _ask_times),
    ):
        lines += _peers(task, ROOT / folder / "bin/python", names, ask, articles, bare.seconds)
    return lines


def _peers(task: str, python: Path, names: tuple[str, ...], ask: Ask, articles: list[Article], bare: float) -> list[str]:
    worker = f"bench.{task.removeprefix('bench-')}.worker"
    start = {name: partial(PeerProcess, python, worker, name) for name in names}
    with ready_peers(python, start, task=task) as peers:
        return [_line(name, sum(_seconds(peer.answer(ask(one))) for one in articles), bare) for name, peer in peers.items()]


def _ask_quotes(article: Article) -> dict[str, Any]:
    return {"text": article.text, "paragraphs": [[block.span.start, block.span.end] for block in article.blocks]}


def _ask_times(article: Article) -> dict[str, Any]:
    day = article.meta.published.value
    return {"text": article.text, "published": day.isoformat() if day else "2016-10-12"}


def _seconds(said: dict[str, Any]) -> float:
    """Return the seconds of what a peer does after its parse, if it has one."""
    return float(said.get("extract", said.get("seconds", 0.0)))


def _line(name: str, seconds: float, bare: float) -> str:
    return f"| {name} | {seconds:.2f} | {seconds / bare:.3f} |"
