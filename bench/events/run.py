"""`make bench-events`: score and time recoupe's events beside a plain verb-lemma coder, each page by both in turn.

The pages are the annotated ones of ../shared: the five seeds and the press pages. The plain coder is our own (`peers/`): no
dictionary coder reads French. It gets recoupe's parse and table of states, and does with them what such coders do: a verb of its
list is an act of its subject upon its objects, it happened, and the page says so. It is the floor that all else stands on. Events
and gold are matched by `../shared/eval/score.py`.

The seeds are also coded by hand with modes and CAMEO codes, a clause a row, and have traps: stretches that look like an act and
report none. A trap is hit when the trigger of an event stands inside it. Ten sentences of our own (`probes.yaml`), each a page,
ask for denials, plans, conditions and demands; they need no ../shared. The share of the parse time is that of the events stage
alone; the bare parse is the full model on the same blocks, and comes first on every other page.

`--errors` lists what is wrong with recoupe's events, an event by the first thing that is wrong: missed, extra, type, actors,
status, source. `--json` writes it all as one object.
"""

import argparse
import json
import sys
from dataclasses import asdict
from typing import Any

from bench.annotated import Page, read_set
from bench.events.coded import Coded, read_coded
from bench.events.mistakes import mistakes
from bench.events.ours import Found, read_both
from bench.events.peers.lemma_coder import LemmaCoder, load_lemma_coder
from bench.events.probes import as_page, judge, read_probes
from bench.events.report import report_probes, report_set
from bench.events.scores import Score
from bench.shared import SHARED, page_sets
from recoupe import load_language
from recoupe.exports import alpha3_of_states
from recoupe.pipeline.language import Language
from recoupe.pipeline.watch import Stopwatch

WARM = 3
OURS, PLAIN = "recoupe", "plain lemma coder"
Told = dict[str, Any]


def main(arguments: list[str] | None = None) -> int:
    """Print the tables, or one object; 0 also when there are no pages to read."""
    parser = argparse.ArgumentParser(description="score and time recoupe's events beside a plain verb-lemma coder")
    parser.add_argument("--errors", action="store_true", help="list the events of recoupe that are missed, extra or wrong")
    parser.add_argument("--json", action="store_true", help="write one JSON object and nothing else")
    options = parser.parse_args(arguments)
    sets = {pages.name: list(read_set(pages, "events")) for pages in page_sets()}
    if not sets and not options.json:
        print(f"bench: left out, no annotated pages at {SHARED}; the ten sentences need none")
    language = load_language()
    coder = load_lemma_coder(language.pack.actors)
    result: Told = {"shared": bool(sets), "sets": {}, "probes": ask_probes(language, coder)}
    for page in [page for pages in sets.values() for page in pages][:WARM]:
        read_both(page, language, coder, Stopwatch(), bare_first=True)
    for name, pages in sets.items():
        result["sets"][name] = score_set(name, pages, language, coder, errors=options.errors)
        if not options.json:
            print("\n".join(report_set(name, result["sets"][name])))
    print(json.dumps(result, indent=1, ensure_ascii=False) if options.json else "\n".join(report_probes(result["probes"])))
    return 0


def ask_probes(language: Language, coder: LemmaCoder) -> Told:
    """Return the answers of both coders to the ten sentences."""
    answers: Told = {OURS: [], PLAIN: []}
    for probe in read_probes():
        found = read_both(as_page(probe), language, coder, Stopwatch(), bare_first=False)
        answers[OURS].append(asdict(judge(probe, found.ours)))
        answers[PLAIN].append(asdict(judge(probe, found.plain)))
    return answers


def score_set(name: str, pages: list[Page], language: Language, coder: LemmaCoder, *, errors: bool) -> Told:
    """Return the figures of both coders on a set, the seconds, and what is wrong with ours where that is asked."""
    watch, scores = Stopwatch(), {OURS: Score(), PLAIN: Score()}
    coded = {tool: _coded(language) for tool in scores} if name == "seeds" else {}
    wrong = []
    for number, page in enumerate(pages):
        found = read_both(page, language, coder, watch, bare_first=number % 2 == 0)
        for tool, events, actors in ((OURS, found.ours, found.actors), (PLAIN, found.plain, [])):
            scores[tool].add(page.gold, events, actors)
            if tool in coded:
                coded[tool].add(page.capture.name, events)
        wrong += _wrong(page, found) if errors else []
    return {
        "pages": len(pages),
        "characters": sum(len(page.capture.text) for page in pages),
        "coders": {tool: score.told() for tool, score in scores.items()},
        "coded": {tool: rows.told() for tool, rows in coded.items()},
        "traps_hit": [trap for tool, rows in coded.items() if tool == OURS for trap in rows.sprung],
        "seconds": {stage: round(seconds, 3) for stage, seconds in watch.seconds.items()},
        "share_of_bare_parse": round(watch.seconds["events"] / watch.seconds["bare parse"], 4),
        "errors": wrong,
    }


def _coded(language: Language) -> Coded:
    """Return the hand-coded rows and traps, with the states by the three letters that they are named by."""
    states = {three: two for two, three in alpha3_of_states(language.pack.actors).items()}
    return Coded(*read_coded(), states=states)


def _wrong(page: Page, found: Found) -> list[Told]:
    listed = mistakes(page.capture.name, page.capture.text, page.gold, found.ours, found.actors, found.sentences)
    return [asdict(mistake) for mistake in listed]


if __name__ == "__main__":
    sys.exit(main())
