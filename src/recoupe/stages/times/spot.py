"""Find the ways to write a time in a stretch of text: words to symbols, symbols to matches."""

from collections.abc import Iterator

from recoupe.lexicon.times import TimePattern, TimesLexicon
from recoupe.lexicon.times_patterns import WORD
from recoupe.types.base import Record
from recoupe.types.span import TextSpan


class Spotted(Record, frozen=True, kw_only=True):
    """One match: the spans to mark, and the spans of the pattern's slots that took part, by name."""

    pattern: TimePattern
    spans: tuple[TextSpan, ...]
    slots: dict[str, TextSpan]


class _Words(Record, frozen=True, kw_only=True):
    """The words of a stretch of text by their places, and a symbol for each."""

    starts: list[int]
    ends: list[int]
    symbols: str


def spot_times(text: str, span: TextSpan, *, lexicon: TimesLexicon) -> Iterator[Spotted]:
    """Yield the matches in a stretch of the text, in order, without overlaps; the longest match wins at each place."""
    words = _words(text, span, lexicon)
    for chain in lexicon.chains.finditer(words.symbols):
        if lexicon.triggers.search(words.symbols, chain.start(), chain.end()):
            yield from _in_chain(words, chain.start(), chain.end(), lexicon)


def _words(text: str, span: TextSpan, lexicon: TimesLexicon) -> _Words:
    starts, ends, symbols = [], [], []
    known, other = lexicon.symbols, lexicon.other
    for match in WORD.finditer(text, span.start, span.end):
        word = match.group()
        symbol = known.get(word) or known.get(word.lower().replace("’", "'"))
        if symbol is None:
            symbol = _unlisted(word, lexicon) if word[0].isdigit() or word[-1] in "'’" else other
        starts.append(match.start())
        ends.append(match.end())
        symbols.append(symbol)
    return _Words(starts=starts, ends=ends, symbols="".join(symbols))


def _unlisted(word: str, lexicon: TimesLexicon) -> str:
    """Return the symbol of a number that is in no list, or of a word before a closing mark ("‘lundi’")."""
    if word[0].isdigit():
        plain = word.replace(",", "", 1)
        return lexicon.number if len(word) <= 9 and not plain.isalpha() else lexicon.other
    return lexicon.symbols.get(word[:-1].lower(), lexicon.other)


def _in_chain(words: _Words, start: int, end: int, lexicon: TimesLexicon) -> Iterator[Spotted]:
    at = start
    while at < end:
        found = _longest_at(words, at, end, lexicon)
        if found is None:
            at += 1
            continue
        spotted, first, following = found
        better = _longest_at(words, first, end, lexicon) if first > at else None
        if better is not None and better[2] > following:
            at = first
            continue
        at = following
        yield spotted


def _longest_at(words: _Words, at: int, end: int, lexicon: TimesLexicon) -> tuple[Spotted, int, int] | None:
    """Return the longest match that begins at a word, its first marked word and where to go on; the first listed of equals."""
    best, length = None, 0
    for pattern in lexicon.starts.get(words.symbols[at], ()):
        match = pattern.regex.match(words.symbols, at, end)
        if match and (match.end() > length or (match.end() == length and pattern.rule.make == "nothing")):
            best, length = (pattern, match), match.end()
    if best is None:
        return None
    pattern, match = best
    groups = [(name, match.span(i + 1)) for i, name in enumerate(pattern.slots) if match.start(i + 1) >= 0]
    marked = [span for name, span in groups if name[0] == "<"] or [match.span()]
    spotted = Spotted(
        pattern=pattern,
        spans=tuple(_place(words, span) for span in marked),
        slots={name: _place(words, span) for name, span in reversed(groups) if name[0] != "<" and span[0] < span[1]},
    )
    return spotted, marked[0][0], match.end() if pattern.rule.make == "nothing" else marked[-1][1]


def _place(words: _Words, span: tuple[int, int]) -> TextSpan:
    return TextSpan(words.starts[span[0]], words.ends[span[1] - 1])
