"""`make bench-quotes`: score and time recoupe and its peers on quotes, each page by each tool in turn.

The pages are the annotated ones of ../shared: the five seeds and the press pages. Every tool reads the article that recoupe made
of a page: peers are spared menus and bodies that are there twice. They get it as one text, or paragraph by paragraph. Quotation
marks around a peer's quote are taken off, as in the gold. A quote is found when its words overlap those of the gold by so much
(Jaccard), of whatever type a tool holds it for. Of the quotes that are found, the speaker counts where the gold has one in print,
and is right when the places overlap: peers have no ids. The ratio is that of the stage to the parse that it rests on; recoupe's
stage rests on its actors too, which are in the last but one column.

textacy says that it finds direct quotes only; edsnlp flags words and names no speaker. No other package that finds French quotes
was found in the index: booknlp-fr has no quotes, wowool needs a licence file, and GenderGapTracker's code is no package.
"""

import sys
from functools import partial
from typing import Any

from bench.annotated import Page, read_set
from bench.peer_process import PeerProcess, ready_peers
from bench.quotes.ours import read_ours
from bench.quotes.scores import TYPES, Score
from bench.quotes.worker import PEERS
from bench.shared import ROOT, SHARED, page_sets
from recoupe import load_language
from recoupe.pipeline.evidence import WayBack
from recoupe.pipeline.language import Language
from recoupe.types.span import TextSpan

PYTHON = ROOT / ".venv-bench-quotes/bin/python"
WARM = 3
OURS = "recoupe"


def main() -> int:
    """Print the table; 0 also when there is nothing to read."""
    sets = {pages.name: list(read_set(pages, "quotes")) for pages in page_sets()}
    if not sets:
        print(f"bench: left out, no annotated pages at {SHARED}")
        return 0
    language = load_language()
    peers_of = {name: partial(PeerProcess, PYTHON, "bench.quotes.worker", name) for name in PEERS}
    with ready_peers(PYTHON, peers_of, task="bench-quotes") as peers:
        for page in next(iter(sets.values()))[:WARM]:
            _read(page, language, peers, {})
        for name, pages in sets.items():
            scores = {tool: Score() for tool in (OURS, *peers)}
            for page in pages:
                _read(page, language, peers, scores)
            _report(name, pages, scores)
    return 0


def _read(page: Page, language: Language, peers: dict[str, PeerProcess], scores: dict[str, Score]) -> None:
    """Let every tool read a page, and count what it finds where there are scores."""
    ours = read_ours(page, language)
    article = ours.article
    way = WayBack(article.runs, page.capture.text)
    question = {"text": article.text, "paragraphs": [(block.span.start, block.span.end) for block in article.blocks]}
    if scores:
        seconds = ours.seconds
        scores[OURS].add(page.gold, ours.quotes, characters=len(article.text))
        scores[OURS].took(stage=seconds["quotes"], parse=seconds["grammar"], before=seconds["actors"])
    for tool, peer in peers.items():
        said: dict[str, Any] = {"quotes": [], "parse": 0.0, "extract": 0.0} | peer.answer(question)
        if scores:
            scores[tool].add(page.gold, [as_scored(quote, way) for quote in said["quotes"]], characters=len(article.text))
            scores[tool].took(stage=said["extract"], parse=said["parse"])
            scores[tool].problems += [said["problem"]] if "problem" in said else []


def as_scored(quote: dict[str, Any], way: WayBack) -> dict[str, Any]:
    """Return a peer's quote as the scorer reads it: places in the text as captured, and no type."""
    content, speaker = quote["content"], quote["speaker"]
    words = way.raw_spans(TextSpan(*content))
    row = way.row(TextSpan(*speaker)) if speaker else None
    return {
        "type": "",
        "content": [{"start": span.start, "end": span.end} for span in words],
        "speaker": {"start": row.start, "end": row.end} if row else None,
    }


def _report(name: str, pages: list[Page], scores: dict[str, Score]) -> None:
    """Print the scores of a set."""
    characters, quotes = scores[OURS].characters, sum(len(page.gold) for page in pages)
    print(f"\n{name}: {len(pages)} pages, {characters:,} characters of their articles, {quotes} quotes")
    print(f"  {'':28}{'F1':^16}{'prec.':>8}{'found, by type':^27}{'speaker':>16}{'characters a second':>22}{'stage':>8}")
    types = "".join(f"{kind:>9}" for kind in TYPES)
    print(f"  {'':28}{'@0.5':>8}{'@0.8':>8}{'@0.5':>8}{types}{'of matched':>16}{'stage':>11}{'in all':>11}{'/parse':>8}")
    for tool, score in scores.items():
        shares = f"{score.f1(0.5):8.3f}{score.f1(0.8):8.3f}{score.precision(0.5):8.3f}"
        found = "".join(f"{score.found(kind):9.3f}" for kind in TYPES)
        ratio = f"{score.stage / score.parse:8.3f}" if 10 * score.parse > score.stage else f"{'-':>8}"
        print(f"  {tool:28}{shares}{found}{_speakers(score):>16}{score.speed:11,.0f}{score.speed_in_all:11,.0f}{ratio}")
        if score.problems:
            print(f"  ({tool}: raised in {len(score.problems)} of {score.texts} texts, the first time: {score.problems[0]})")


def _speakers(score: Score) -> str:
    """Return the share of right speakers and of how many; "-" for a tool that names none."""
    if not score.right_speakers:
        return "-"
    return f"{score.right_speakers / score.speakers:.3f} ({score.right_speakers}/{score.speakers})"


if __name__ == "__main__":
    sys.exit(main())
