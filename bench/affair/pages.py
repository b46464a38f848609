"""10,000 pages for measuring growth, made of the texts of `../shared`, always the same: a press that goes on day after day.

Four pages in 25 belong to a story: an article as it stands, and three reprints of it within the next days, of which one is cut
short. The others are pages of their own. There are some 450 articles to make these of, a twentieth of what is needed: hence they
are made of beginnings of sentences (subjects and verbs of the press, 5 to 7 words) with pieces of others behind them; a sentence
with eight words in a row that stand anywhere already is drawn again, so that such pages share no passage.

So many pages a day are printed at any size: a larger set covers more days, as a desk's store does. The first pages of a larger
set are a smaller one.
"""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

A_DAY = 25
BEGIN = date(2021, 1, 4)
_LENGTH = 1200
"""Characters of a page, about."""
_GRAM = 8
_STORY_EVERY, _COPIES = 25, (4, 9, 30)
"""A story begins every so many pages, and is printed again so many pages later."""
_PUBLISHERS = 40
_SENTENCE = re.compile(r"(?<=[.!?…»\"])\s+(?=[A-ZÀ-ÖØ-Þ«\"“0-9])")


@dataclass(frozen=True)
class Page:
    """A page as it is added."""

    name: str
    publisher: str
    published: date
    text: str


def make_pages(texts: Path, count: int) -> Iterator[Page]:
    """Yield the first `count` pages, by day.

    Args:
        texts: `dev_texts.jsonl`.
        count: how many.
    """
    source = random.Random("recoupe affair")
    articles = list(dict.fromkeys(_articles(texts)))
    filler = _Filler(articles, source)
    stories = _stories(articles)
    waiting: dict[int, str] = {}
    for number in range(count):
        if number % _STORY_EVERY == 0:
            story = next(stories, "")
            for later in (0, *_COPIES) if story else ():
                waiting[number + later] = story if later != _COPIES[-1] else story[: 2 * len(story) // 3]
        text = waiting.pop(number, None) or filler.article()
        publisher = f"Journal {source.randrange(_PUBLISHERS)}"
        yield Page(f"page-{number:05}", publisher, BEGIN + timedelta(days=number // A_DAY), text)


def _articles(texts: Path) -> Iterator[tuple[str, ...]]:
    for line in texts.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        parts = row["text"].split("\n")
        yield tuple(sentence for part in parts for sentence in _SENTENCE.split(part.strip()) if len(sentence) > 20)


def _stories(articles: list[tuple[str, ...]]) -> Iterator[str]:
    """Yield the articles in parts of the length of a page."""
    for article in articles:
        story: list[str] = []
        for sentence in article:
            story.append(sentence)
            if sum(map(len, story)) >= _LENGTH:
                yield f"{story[0]}\n\n" + "\n".join(story[1:])
                story = []


class _Filler:
    """Makes pages that share no passage with any other."""

    def __init__(self, articles: list[tuple[str, ...]], source: random.Random) -> None:
        self._source = source
        self._taken: set[tuple[str, ...]] = set()
        self._heads: list[str] = []
        self._tails: list[str] = []
        for sentence in (sentence for article in articles for sentence in article):
            words = sentence.rstrip('.!?…»" ').split()
            size = 5 + len(words) % 3
            if len(words) >= size:
                self._heads.append(" ".join(words[:size]))
                self._tails += [" ".join(words[at : at + 4]) for at in range(size, len(words) - 3, 4)]

    def article(self) -> str:
        sentences = [self._sentence()]
        while sum(map(len, sentences)) < _LENGTH:
            sentences.append(self._sentence())
        return f"{sentences[0]}\n\n" + "\n".join(sentences[1:])

    def _sentence(self) -> str:
        while True:
            pieces = [self._source.choice(self._heads), *self._source.sample(self._tails, self._source.randint(1, 3))]
            words = " ".join(pieces).split()
            grams = {tuple(words[at : at + _GRAM]) for at in range(len(words) - _GRAM + 1)}
            if self._taken.isdisjoint(grams):
                self._taken |= grams
                return " ".join(pieces) + "."
