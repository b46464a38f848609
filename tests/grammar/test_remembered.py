"""A remembered passage is parsed once, gives the same record to the byte, and is forgotten when there is no room."""

from collections.abc import Iterator, Sequence

import msgspec

from recoupe.pipeline.corpus import ReadPage
from recoupe.pipeline.language import Language
from recoupe.pipeline.page import read_page
from recoupe.stages.grammar import RememberingParser, load_parser
from recoupe.types.capture import Capture
from recoupe.types.grammar import Parsed, Parser
from recoupe.types.record import encode_record


class Counting:
    """A parser that keeps the texts it was given."""

    def __init__(self, parser: Parser | None = None) -> None:
        self.asked: list[str] = []
        self._parser = parser

    @property
    def name(self) -> str:
        return self._parser.name if self._parser else "counting"

    def parse(self, texts: Sequence[str]) -> Iterator[Parsed]:
        self.asked.extend(texts)
        if self._parser:
            yield from self._parser.parse(texts)
        else:
            yield from (Parsed(tokens=(), starts=(len(text),)) for text in texts)


def test_records_are_the_same_with_and_without_a_memory(sample: tuple[ReadPage, ...], sample_language: Language) -> None:
    """Each page a second time with its paragraphs turned round, as outlets print copies, and then as it was."""
    counting = Counting(load_parser(sample_language.pack.model))
    without = msgspec.structs.replace(sample_language, parser=counting)
    captures = [capture for page in sample for capture in (_turned(page.capture), page.capture)]
    plain = [encode_record(read_page(capture, language=without)) for capture in captures]
    parsed_plain = len(counting.asked)

    counting.asked.clear()
    remembering = msgspec.structs.replace(sample_language, parser=RememberingParser(counting))
    assert [encode_record(read_page(capture, language=remembering)) for capture in captures] == plain
    assert remembering.engine == without.engine
    assert len(counting.asked) <= 0.6 * parsed_plain


def test_a_passage_is_parsed_once_also_within_a_page() -> None:
    counting = Counting()
    parser = RememberingParser(counting)
    assert [len_of(parsed) for parsed in parser.parse(["un", "deux", "un"])] == [2, 4, 2]
    assert [len_of(parsed) for parsed in parser.parse(["deux", "trois"])] == [4, 5]
    assert counting.asked == ["un", "deux", "trois"]


def test_what_was_not_met_for_longest_is_forgotten() -> None:
    counting = Counting()
    parser = RememberingParser(counting, most=6)
    for text in ("abc", "def", "abc", "ghi", "abc", "def"):
        assert [len_of(parsed) for parsed in parser.parse([text])] == [3]
    assert counting.asked == ["abc", "def", "ghi", "def"]


def test_no_room_remembers_nothing() -> None:
    counting = Counting()
    parser = RememberingParser(counting, most=0)
    for _ in range(2):
        assert [len_of(parsed) for parsed in parser.parse(["abc", "abc"])] == [3, 3]
    assert counting.asked == ["abc", "abc"]


def len_of(parsed: Parsed) -> int:
    """Return the length of the text that `Counting` was given for an analysis."""
    return parsed.starts[0]


def _turned(capture: Capture) -> Capture:
    return msgspec.structs.replace(capture, text="\n".join(reversed(capture.text.split("\n"))))
