"""`make bench-actors`: score and time recoupe's actors and raw spaCy's names, each page by each tool in turn.

The pages are the annotated ones of ../shared: the five seeds and the press pages. Both read the article that recoupe made of a
page, block by block: spaCy is spared menus and bodies that are there twice. spaCy is the full model that recoupe itself parses
with, loaded a second time, and its row is the bare parse that the actors stage is compared with; its names are as the model
gives them, and once more without articles and civil titles before them. Its labels are coarser than the gold's kinds: LOC is
right for a place and for a state, ORG for an organisation, a group and media. MISC is none of them and left out.

The links that are judged are those of the gold's names to actors of the knowledge base. `--errors` lists the names that count
as wrong: page and place in its text, the words, the gold's actor, ours.
"""

import argparse
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from bench.actors.checks import Case, last_names, linked, links, pair_names, states
from bench.actors.ours import read_ours
from bench.actors.scores import Score
from bench.actors.spacy_names import read_names, told, trimmed
from bench.annotated import Page, read_set
from bench.shared import SHARED, page_sets
from recoupe import load_language
from recoupe.pipeline.evidence import WayBack
from recoupe.pipeline.language import Language

if TYPE_CHECKING:
    from spacy.language import Language as Model

WARM = 3
OURS, RAW, TRIMMED = "recoupe, with the parse", "spaCy", "spaCy, trimmed"
STAGE_TARGET = 0.07


class Result:
    """What one set gives; grows page by page."""

    def __init__(self) -> None:
        self.scores = {OURS: Score(), RAW: Score(), TRIMMED: Score()}
        self.stage = 0.0
        self.linked = 0
        self.links: list[Case] = []
        self.last_names: list[Case] = []
        self.states: list[Case] = []


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 0 also when there is nothing to read."""
    parser = argparse.ArgumentParser(description="score and time recoupe's actors beside raw spaCy's names")
    parser.add_argument("--errors", action="store_true", help="list the wrong links, lost last names and lost states")
    options = parser.parse_args(arguments)
    sets = {pages.name: list(read_set(pages, "names")) for pages in page_sets()}
    if not sets:
        print(f"bench: left out, no annotated pages at {SHARED}")
        return 0
    language = load_language()
    model = _model(language)
    for page in next(iter(sets.values()))[:WARM]:
        _read(page, language, model, Result())
    for name, pages in sets.items():
        result = Result()
        for page in pages:
            _read(page, language, model, result)
        _report(name, pages, result, errors=options.errors)
    return 0


def _model(language: Language) -> "Model":
    """Return the model of recoupe's parser, loaded anew: it shares no vocabulary with the one that recoupe uses."""
    import spacy

    return spacy.load(language.pack.model)


def _read(page: Page, language: Language, model: "Model", result: Result) -> None:
    """Let both tools read a page, and count what they find."""
    ours = read_ours(page, language)
    found, parse = read_names(ours.article, model)
    way = WayBack(ours.article.runs, page.capture.text)
    short = [trimmed(name, ours.article.text, language.pack.actors) for name in found]
    result.scores[OURS].add(page.gold, ours.names, ours.actors, seconds=sum(ours.seconds.values()))
    result.scores[RAW].add(page.gold, told(found, way, page.gold), [], seconds=parse)
    result.scores[TRIMMED].add(page.gold, told(short, way, page.gold), [], seconds=parse)
    result.stage += ours.seconds["actors"]
    pairs, name = pair_names(page.gold, ours.names), page.capture.name
    result.linked += len(linked(ours.names, ours.actors))
    result.links += links(name, pairs, ours.actors)
    result.last_names += last_names(name, pairs)
    result.states += states(name, pairs)


def _report(name: str, pages: list[Page], result: Result, *, errors: bool) -> None:
    """Print the scores of a set, whom its names mean, and how the actors stage compares with the bare parse."""
    characters, names = sum(len(page.capture.text) for page in pages), sum(len(page.gold) for page in pages)
    print(f"\n{name}: {len(pages)} pages, {characters:,} characters, {names:,} names; F1, names a second")
    print(f"  {'':26}{'span':>8}{'span+kind':>11}{'overlap':>9}{'linked':>8}{'metonym':>9}{'names/s':>9}")
    for tool, score in result.scores.items():
        shares = f"{score.f1('span'):8.3f}{score.f1('span+kind'):11.3f}{score.f1('overlap'):9.3f}"
        meant = f"{score.f1('linked'):8.3f}{score.f1('metonym'):9.3f}" if tool == OURS else f"{'-':>8}{'-':>9}"
        print(f"  {tool:26}{shares}{meant}{score.speed:9,.0f}")
    _share("wrong links", result.links, "<= 3 %", wrong=True, listed=errors)
    if unasked := result.linked - len(result.links):
        print(
            f"    ({unasked} more links are of words that are no name in the gold, or a second name where it has one: not judged)"
        )
    _share("last names given to the full name's actor", result.last_names, ">= 98 %", listed=errors)
    _share("states and capitals found and linked", result.states, ">= 97 %", listed=errors)
    parse, found = result.scores[RAW].seconds, result.scores[OURS].names
    print(
        f"  the actors stage takes {result.stage:.3f} s, the bare parse {parse:.3f} s: ratio {result.stage / parse:.3f}"
        f" (target <= {STAGE_TARGET}); {found / result.stage:,.0f} names/s given the parse"
    )


def _share(what: str, cases: Iterable[Case], target: str, *, wrong: bool = False, listed: bool = False) -> None:
    """Print which share of some names is right, or wrong where that is asked, and the ones that are wrong when `listed`."""
    cases = list(cases)
    missed = [case for case in cases if not case.right]
    count = len(missed) if wrong else len(cases) - len(missed)
    share = f"{100 * count / len(cases):.1f} %" if cases else "-"
    print(f"  {what:42} {f'{count}/{len(cases)}':>10} {share:>8} (target {target})")
    for case in missed if listed else []:
        print(f"    {case.page}:{case.start} {case.words!r}: gold {case.gold}, ours {case.ours or 'no name'}")


if __name__ == "__main__":
    sys.exit(main())
