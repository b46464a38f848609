"""A parser with a memory: press pages print one another's paragraphs, and parsing is the dearest step of a page."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence

import msgspec

from recoupe.types.grammar import Parsed, Parser

REMEMBERED = 2_000_000
"""Characters of passages whose analyses are kept: some 6,000 paragraphs, packed: 20 to 40 MB."""

_WRITTEN = msgspec.msgpack.Encoder()
_READ = msgspec.msgpack.Decoder(Parsed)


class RememberingParser:
    """A parser that gives again what it gave for a passage while it remembers it; what it says is what the parser alone says."""

    def __init__(self, parser: Parser, *, most: int = REMEMBERED) -> None:
        """Wrap a parser.

        Args:
            parser: parses what is not remembered.
            most: characters of passages that are remembered; those not met for longest are forgotten first.
        """
        self._parser = parser
        self._most = most
        self._size = 0
        self._known: OrderedDict[str, bytes] = OrderedDict()

    @property
    def name(self) -> str:
        """The name of the parser: what it remembers changes nothing."""
        return self._parser.name

    def parse(self, texts: Sequence[str]) -> Iterator[Parsed]:
        """Yield one analysis a text, in order."""
        here = {text: _READ.decode(self._known[text]) for text in dict.fromkeys(texts) if text in self._known}
        new = [text for text in dict.fromkeys(texts) if text not in here]
        here.update(zip(new, self._parser.parse(new), strict=True))
        for text, parsed in here.items():
            self._remember(text, parsed)
        return map(here.__getitem__, texts)

    def _remember(self, text: str, parsed: Parsed) -> None:
        """Keep an analysis as the last one met, and forget the first ones as far as there is no room."""
        if text not in self._known:
            self._known[text] = _WRITTEN.encode(parsed)
            self._size += len(text)
        self._known.move_to_end(text)
        while self._size > self._most:
            forgotten, _ = self._known.popitem(last=False)
            self._size -= len(forgotten)
