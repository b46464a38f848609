"""Schema of `data/grammar/marks.yaml`: which characters open and close a quotation."""

from pathlib import Path

from recoupe.lexicon.load import read_yaml
from recoupe.types.base import Record


class MarkStyle(Record, frozen=True, kw_only=True):
    """An opening mark and the mark that closes it; the same character for straight marks."""

    open: str
    close: str


class MarksFile(Record, frozen=True, kw_only=True):
    """The file as written."""

    marks: tuple[MarkStyle, ...]


class GrammarLexicon(Record, frozen=True, kw_only=True):
    """What the grammar stage knows of a language.

    `closing` is the closing mark of each opening one; `straight` are the marks that close themselves.
    """

    closing: dict[str, str]
    straight: frozenset[str]


def load_grammar_lexicon(folder: Path) -> GrammarLexicon:
    """Return the lexicon in `folder` (`marks.yaml`).

    Raises:
        LexiconError: if the file is missing or wrong.
    """
    marks = read_yaml(folder / "marks.yaml", MarksFile).marks
    return GrammarLexicon(
        closing={style.open: style.close for style in marks if style.open != style.close},
        straight=frozenset(style.open for style in marks if style.open == style.close),
    )
