"""Sentences as the stage reads them: halves that a parser cut apart joined, and verbs that it took for other words put right."""

from collections.abc import Iterable, Sequence

import msgspec

from recoupe.lexicon.events import EventsLexicon
from recoupe.stages.events.compound import compounded
from recoupe.stages.events.inverted import as_relative, with_inverted, with_objects
from recoupe.stages.events.joined import (
    over_amounts,
    put_right,
    rebuilt,
    rejoined,
    with_both_subjects,
    with_counted,
    with_named_subjects,
)
from recoupe.stages.events.words import PAST, PRESENT, VERBAL, case_words, plain, singulars
from recoupe.types.grammar import Sentence
from recoupe.types.span import TextSpan

_SHORT = 4
"""Words of a first half at most."""
_CLAUSES = ("xcomp", "ccomp", "advcl", "acl", "parataxis")


def mended(sentences: Sequence[Sentence], lexicon: EventsLexicon) -> Iterable[Sentence]:
    """Yield the sentences, with cut-off subjects put back ("Paris | a rejeté ...") and misread verbs as verbs."""
    waiting: Sentence | None = None
    for sentence in sentences:
        if waiting is not None and waiting.block == sentence.block and sentence.tokens[0].text[:1].islower():
            sentence = _joined(waiting, sentence)
        elif waiting is not None:
            yield _read(waiting, lexicon)
        waiting = sentence if _is_cut(sentence) else None
        if waiting is None:
            yield _read(sentence, lexicon)
    if waiting is not None:
        yield _read(waiting, lexicon)


def _is_cut(sentence: Sentence) -> bool:
    """Return whether a sentence is too short for one, and stops without a mark."""
    return 0 < len(sentence.tokens) <= _SHORT and sentence.tokens[-1].text[-1:].isalnum()


def _joined(first: Sentence, second: Sentence) -> Sentence:
    """Return two halves as one: the first is the subject of a verb, or governs what follows its own verb."""
    shift, left, right = len(first.tokens), first.root, second.root
    verb = second.tokens[right].pos in VERBAL
    tokens = [*first.tokens, *(msgspec.structs.replace(token, head=token.head + shift) for token in second.tokens)]
    if verb and first.tokens[left].pos not in VERBAL:
        tokens[left] = msgspec.structs.replace(tokens[left], head=right + shift, dep="nsubj")
    else:
        dep = "obj" if first.tokens[left].pos in VERBAL and second.tokens[right].pos == "NOUN" else "dep"
        tokens[right + shift] = msgspec.structs.replace(tokens[right + shift], head=left, dep=dep)
    return rebuilt(first, tokens, TextSpan(first.span.start, second.span.end))


def _read(sentence: Sentence, lexicon: EventsLexicon) -> Sentence:
    """Return a sentence with the verbs among its words that a parser takes for adverbs or nouns ("dément") as verbs."""
    sentence = compounded(sentence, lexicon)
    for index, token in enumerate(sentence.tokens):
        lemma = lexicon.words.misread.get(token.text)
        if lemma and token.pos not in VERBAL and _has_content(sentence, index):
            sentence = as_relative(sentence, index, lemma, lexicon) or _as_verb(sentence, index, lemma, PRESENT)
        elif _heads_clause(sentence, index):
            sentence = _as_verb(sentence, index, token.lemma, token.morph)
    sentence = with_named_subjects(_helped(_with_nouns(sentence, lexicon), lexicon))
    sentence = with_objects(with_inverted(sentence, lexicon), lexicon)
    return rejoined(over_amounts(with_both_subjects(with_counted(sentence, lexicon), lexicon), lexicon))


def _with_nouns(sentence: Sentence, lexicon: EventsLexicon) -> Sentence:
    """Return a sentence with what a parser took for verbs as nouns: a determiner stands before a word that patterns know.

    "Ont attaqué ce nouveau traité", "a réitéré son offre de dialogue".
    """
    return put_right(
        sentence,
        {
            index: msgspec.structs.replace(token, pos="NOUN", morph="", dep=_as_noun(sentence, index))
            for index, token in enumerate(sentence.tokens)
            if token.pos == "VERB" and _is_noun(sentence, index, lexicon)
        },
    )


def _is_noun(sentence: Sentence, index: int, lexicon: EventsLexicon) -> bool:
    """Return whether what a parser took for a verb has a determiner and no helper, and is a noun of the lexicon."""
    if lexicon.nouns.keys().isdisjoint(singulars(sentence.tokens[index])[1:]):
        return False
    below = [sentence.tokens[child] for child in sentence.children[index] if child < index]
    return any(token.dep == "det" and token.pos == "DET" for token in below) and not any(
        token.dep.startswith("aux") for token in below
    )


def _as_noun(sentence: Sentence, index: int) -> str:
    """Return what a noun that was taken for a verb is to its head: its object where no preposition stands before it."""
    token = sentence.tokens[index]
    if not token.dep.startswith(_CLAUSES):
        return token.dep
    verb = sentence.tokens[token.head].pos in VERBAL
    if case_words(sentence, index):
        return "obl" if verb else "nmod"
    return "obj" if verb and token.head < index else "nmod"


def _helped(sentence: Sentence, lexicon: EventsLexicon) -> Sentence:
    """Return a sentence with the words as verbs that have what only verbs have: an auxiliary, or both subject and object.

    "Il a tweeté", "le leader multiplie les critiques", "la milice combat l'armée": parsers take rare forms for names, nouns or
    prepositions.
    """
    tokens = sentence.tokens
    rare = ("PROPN", "ADP", "ADV", "X")
    wrong = {token.head: PAST for token in tokens if token.dep == "aux:tense" and tokens[token.head].pos in rare}
    for index in {token.head for token in tokens if token.dep == "nsubj"}:
        odd = tokens[index].pos in ("ADP", "ADV") or (
            tokens[index].pos in ("NOUN", "ADJ") and plain(tokens[index].text) in lexicon.forms
        )
        if odd and {"nsubj", "obj"} <= {tokens[child].dep for child in sentence.children[index]}:
            wrong[index] = PRESENT
    return put_right(
        sentence, {index: msgspec.structs.replace(tokens[index], pos="VERB", morph=morph) for index, morph in wrong.items()}
    )


def _has_content(sentence: Sentence, index: int) -> bool:
    """Return whether a noun phrase, an infinitive or a clause follows a word, and a noun stands before it."""
    tokens = sentence.tokens
    if index == 0 or index + 1 >= len(tokens):
        return False
    after = tokens[index + 1]
    return tokens[index - 1].pos in ("PROPN", "NOUN", "ADJ", "PRON") and (
        after.pos in ("DET", "SCONJ", "AUX") or "VerbForm=Inf" in after.morph
    )


def _heads_clause(sentence: Sentence, index: int) -> bool:
    """Return whether a finite verb hangs as an adjective on the noun before it, the root: "La Suède expulse trois diplomates"."""
    token = sentence.tokens[index]
    if (
        token.pos != "VERB"
        or token.dep not in ("amod", "acl", "appos")
        or not {"VerbForm=Fin", "Mood=Ind"} <= set(token.morph.split("|"))
    ):
        return False
    noun = sentence.tokens[token.head]
    own = any(sentence.tokens[child].dep.startswith(("nsubj", "mark", "cop")) for child in sentence.children[index])
    top = noun.head == token.head or noun.dep == "parataxis"
    return top and token.head < index and noun.pos in ("NOUN", "PROPN") and not own


def _as_verb(sentence: Sentence, index: int, lemma: str, morph: str) -> Sentence:
    """Return a sentence in which a word is the verb between the noun before it and the noun after it."""
    tokens = list(sentence.tokens)
    top = tokens[index].head
    subject = index - 1
    for _ in range(index):
        above = tokens[subject].head
        if above == subject or above >= index or tokens[subject].dep == "parataxis":
            break
        subject = above
    outer, dep = (index, "ROOT") if tokens[subject].head in (subject, index, top) else (tokens[subject].head, tokens[subject].dep)
    tokens[index] = msgspec.structs.replace(tokens[index], pos="VERB", lemma=lemma, morph=morph, dep=dep, head=outer)
    for place, token in enumerate(tokens):
        if place > index and (place == top or token.head in (subject, index)) and token.head != place - 1:
            tokens[place] = msgspec.structs.replace(token, head=index, dep=_below_verb(sentence, place))
    if top > index and tokens[top].head != index:
        tokens[top] = msgspec.structs.replace(tokens[top], head=index, dep="obj")
    tokens[subject] = msgspec.structs.replace(tokens[subject], head=index, dep="nsubj")
    return rebuilt(sentence, tokens, sentence.span)


def _below_verb(sentence: Sentence, place: int) -> str:
    """Return what a word is to the verb that was found before it: its object, or the infinitive that it denies or says."""
    token = sentence.tokens[place]
    if token.pos == "NOUN" and token.dep in ("ROOT", "nmod", "obj", "dep", "appos"):
        return "obl:mod" if case_words(sentence, place) else "obj"
    helpers = (sentence.tokens[child] for child in sentence.children[place] if sentence.tokens[child].dep.startswith("aux"))
    if token.pos not in VERBAL:
        return token.dep
    if any("VerbForm=Inf" in word.morph for word in (token, *helpers)):
        return "xcomp"
    clause = any(sentence.tokens[child].dep == "mark" and child < place for child in sentence.children[place])
    return "ccomp" if clause and token.dep in ("acl", "acl:relcl", "advcl", "dep", "ROOT", "parataxis") else token.dep
