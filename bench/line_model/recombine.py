"""More captures than there are sites: the head of one page, the text of another, the foot of a third."""

import json
import random
from collections.abc import Iterator, Sequence

from bench.line_model.captures import Labelled
from bench.shared import SHARED
from recoupe.stages.article.lines import cut_lines

_SHORTEST = 400
_MOST_INSERTS = 3


def recombined(captures: Sequence[Labelled], count: int, *, seed: int) -> Iterator[Labelled]:
    """Yield captures made of the heads and feet of some pages and of French press texts, always the same for the same seed."""
    chance = random.Random(seed)
    texts = _texts()
    by_site: dict[str, list[Labelled]] = {}
    for capture in captures:
        by_site.setdefault(capture.site, []).append(capture)
    sites = sorted(by_site)
    for number in range(count):
        rendering = chance.choice(("recoupe", "resiliparse", "inscriptis"))
        head, foot = (_of(by_site[chance.choice(sites)], rendering, chance) for _ in range(2))
        title, paragraphs = chance.choice(texts)
        if head is None or foot is None:
            continue
        made = _joined(head, foot, title, _shortened(paragraphs, chance), chance)
        lines = cut_lines("\n\n".join(text for text, _, _ in made))
        if len(lines) == len(made):
            yield Labelled(
                f"made-{number}", f"made-{number}", rendering, lines, tuple(a for _, a, _ in made), tuple(t for _, _, t in made)
            )


def _texts() -> list[tuple[str, list[str]]]:
    rows = [json.loads(line) for line in (SHARED / "pages/dev_texts.jsonl").read_text(encoding="utf-8").splitlines()]
    return [
        (row["title"], [part for part in row["text"].split("\n") if part.strip()])
        for row in rows
        if row.get("title") and len(row["text"]) >= _SHORTEST
    ]


def _of(captures: Sequence[Labelled], rendering: str, chance: random.Random) -> Labelled | None:
    fitting = [capture for capture in captures if capture.rendering == rendering]
    return chance.choice(fitting) if fitting else None


def _shortened(paragraphs: list[str], chance: random.Random) -> list[str]:
    """Return the paragraphs, of every third text only the first few: short items are as frequent as that."""
    return paragraphs[: chance.randint(1, 4)] if chance.random() < 0.3 else paragraphs


def _joined(
    head: Labelled, foot: Labelled, title: str, paragraphs: Sequence[str], chance: random.Random
) -> list[tuple[str, bool, bool]]:
    """Return lines with whether they are the article and the title."""
    first = head.article.index(True)
    last = len(head.article) - 1 - head.article[::-1].index(True)
    made = [(title if head.title[i] else head.lines[i].text, False, head.title[i]) for i in range(first)]
    if not any(is_title for _, _, is_title in made):
        made.append((title, False, True))
    inserts = [head.lines[i].text for i in range(first, last) if not head.article[i]]
    wanted = min(len(paragraphs), len(inserts), chance.randint(0, _MOST_INSERTS))
    after = set(chance.sample(range(len(paragraphs)), wanted))
    for number, paragraph in enumerate(paragraphs):
        made.append((paragraph, True, False))
        if number in after:
            made.append((chance.choice(inserts), False, False))
    tail = [line.text for line in foot.lines[len(foot.article) - foot.article[::-1].index(True) :]]
    if len(tail) > 20 and chance.random() < 0.5:
        cut = chance.randrange(len(tail))
        tail = tail[:cut] + tail[cut + chance.randint(1, 20) :]
    return made + [(text, False, False) for text in tail]
