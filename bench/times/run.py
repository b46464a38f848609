"""`make bench-times`: score and time recoupe and its peers on times, each text by each tool in turn.

The texts are those of ../shared: the development half of the French TimeBank, the five seeds, the hard sentences. Every tool gets
the text and its day of publication, and first reads ten texts that are not timed. What is timed is tagging and resolving: not
the loading, nor how a peer's answer becomes TIMEX3. Spans are taken as a tool gives them. What it finds where recoupe reads
nothing (related links, a body that is there twice) is not held against it: the seeds are captures of whole pages. Characters are
those that a tool reads: all of the text for a peer, the article for recoupe.
"""

import sys
from functools import partial

from bench.peer_process import ready_peers
from bench.shared import SHARED
from bench.times.asked import PYTHON, Asked
from bench.times.ours import inside, read_ours
from bench.times.scores import Score
from bench.times.texts import Text, text_sets
from bench.times.worker import PEERS
from recoupe import load_language
from recoupe.pipeline.language import Language

WARM = 10
STAGE, PARSED = "recoupe, given the parse", "recoupe, with the parse"


def main() -> int:
    """Print the table; 0 also when there is nothing to read."""
    sets = text_sets()
    for name in [name for name, texts in sets.items() if not texts]:
        print(f"bench: {name} left out, it is not at {SHARED}")
        del sets[name]
    if not sets:
        return 0
    language = load_language()
    with ready_peers(PYTHON, {name: partial(Asked, name) for name in PEERS}, task="bench-times") as peers:
        for text in next(iter(sets.values()))[:WARM]:
            _read(text, language, peers, {})
        for name, texts in sets.items():
            _report(name, texts, _scores(texts, language, peers))
    return 0


def _scores(texts: list[Text], language: Language, peers: dict[str, Asked]) -> dict[str, Score]:
    """Return the scores of every tool on a set, by tool; those of recoupe twice, without and with the time of the parse."""
    scores = {tool: Score() for tool in (STAGE, PARSED, *peers)}
    for text in texts:
        _read(text, language, peers, scores)
    return scores


def _read(text: Text, language: Language, peers: dict[str, Asked], scores: dict[str, Score]) -> None:
    """Let every tool read a text, and count what it finds where there are scores."""
    ours = read_ours(text.capture, text.published, language)
    if scores:
        stage, parse = ours.seconds["times"], ours.seconds["grammar"]
        scores[STAGE].add(text.gold, ours.times, characters=ours.characters, seconds=stage)
        scores[PARSED].add(text.gold, ours.times, characters=ours.characters, seconds=stage + parse)
    for tool, peer in peers.items():
        said = peer.ask(text.capture.text, text.published)
        if scores:
            times = inside(said["times"], ours.zones)
            scores[tool].add(text.gold, times, characters=len(text.capture.text), seconds=said["seconds"])
            scores[tool].problems += [said["problem"]] if "problem" in said else []


def _report(name: str, texts: list[Text], scores: dict[str, Score]) -> None:
    """Print the scores of a set, and how the times stage compares with the parse it rests on."""
    characters, times = sum(len(text.capture.text) for text in texts), sum(len(text.gold) for text in texts)
    print(f"\n{name}: {len(texts)} texts, {characters:,} characters, {times} times; F1, texts fully right, characters a second")
    print(f"  {'':26}{'strict':>8}{'relaxed':>9}{'value':>8}{'right':>8}{'chars/s':>11}")
    for tool, score in scores.items():
        shares = f"{score.f1('strict'):8.3f}{score.f1('relaxed'):9.3f}{score.f1('value'):8.3f}"
        print(f"  {tool:26}{shares}{f'{score.right}/{score.texts}':>8}{score.speed:11,.0f}")
        if score.problems:
            print(f"  ({tool}: nothing for {len(score.problems)} texts, the first: {score.problems[0]})")
    stage, parse = scores[STAGE].seconds, scores[PARSED].seconds - scores[STAGE].seconds
    print(f"  the times stage takes {stage:.3f} s, the parse {parse:.3f} s: ratio {stage / parse:.3f}")


if __name__ == "__main__":
    sys.exit(main())
