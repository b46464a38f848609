"""The walk of sentences that stand on no page: those that a person types, and the cases of patterns."""

from collections.abc import Iterable, Sequence

from recoupe.pipeline.language import Language
from recoupe.pipeline.page import read_article
from recoupe.pipeline.record import Layers
from recoupe.stages.events import explain_events
from recoupe.types.article import Article, Block, Meta, Run
from recoupe.types.grammar import Parsed, Parser
from recoupe.types.idiom import Idiom
from recoupe.types.span import TextSpan
from recoupe.types.why import WhyWord


class Foreseen:
    """A parser that has seen some texts already: many short texts at once are parsed several times as fast as one by one."""

    def __init__(self, parser: Parser, texts: Sequence[str]) -> None:
        self._parser = parser
        self._known = dict(zip(texts, parser.parse(texts), strict=True))

    @property
    def name(self) -> str:
        """Model and version of the parser."""
        return self._parser.name

    def parse(self, texts: Sequence[str]) -> Iterable[Parsed]:
        """Yield one analysis a text, in order."""
        for text in texts:
            yield self._known[text] if text in self._known else next(iter(self._parser.parse([text])))


def read_sentences(text: str, *, language: Language) -> Layers:
    """Return every layer of a text without a title and a date, each line of it a paragraph."""
    return read_article(_article(text), Idiom(code=language.pack.code, probability=1.0), language=language)


def explain_sentences(text: str, *, language: Language) -> tuple[WhyWord, ...]:
    """Return why a text has the events it has, word by word; places count from its start."""
    layers = read_sentences(text, language=language)
    return explain_events(
        layers.article, layers.grammar, layers.times, layers.actors, layers.quotes, lexicon=language.pack.events
    )


def _article(text: str) -> Article:
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(span=TextSpan(start, start + len(line)), role="body"))
        start += len(line) + 1
    return Article(text=text, runs=(Run(text=0, raw=0, length=len(text)),), blocks=tuple(blocks), segments=(), meta=Meta())
