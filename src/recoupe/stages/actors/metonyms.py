"""Whether a capital or a palace means a government, decided by the words around it."""

from typing import Literal

from recoupe.lexicon.actor_metonyms import MetonymWords
from recoupe.lexicon.actor_names import fold
from recoupe.stages.actors.context import Context
from recoupe.stages.actors.known import Found
from recoupe.types.grammar import Sentence, Token

_SUBJECT = ("nsubj", "nsubj:pass")


def means_government(name: Found, use: Literal["capital", "palace"], context: Context, *, depth: int = 0) -> bool:
    """Return whether a capital or a palace stands for its government.

    A capital is a city and a palace a government where nothing speaks for the other. A name joined to another by "et" follows it.
    """
    place = context.words.token_at(context.words.starts[name.last - 1])
    if place is None or context.words.zone(context.words.starts[name.first]) in ("dateline", "byline", "agency"):
        return False
    sentence, index = place
    index = _top(sentence, index, context.words.starts[name.first])
    lexicon = context.lexicon.metonyms
    before = _preposition(sentence, index, context.words.starts[name.first])
    if before is None:
        return _without_preposition(sentence, index, use, lexicon, depth)
    return _after_preposition(sentence, index, before, use, lexicon)


def _top(sentence: Sentence, index: int, start: int) -> int:
    """Return the token of a name that the others of the name hang on."""
    while (
        sentence.tokens[index].head != index
        and start <= sentence.tokens[sentence.tokens[index].head].start < sentence.tokens[index].start
    ):
        index = sentence.tokens[index].head
    return index


def _preposition(sentence: Sentence, index: int, start: int) -> str | None:
    """Return the folded preposition before a name, articles passed over; None without one."""
    first = index
    while first > 0 and sentence.tokens[first].start >= start:
        first -= 1
    while first >= 0 and sentence.tokens[first].pos == "DET":
        first -= 1
    token = sentence.tokens[first] if first >= 0 else None
    return fold(token.text).strip("'’") if token is not None and token.pos == "ADP" else None


def _verb_after(sentence: Sentence, index: int) -> Token | None:
    """Return the verb right after a name that begins a clause, whatever the parser makes of them ("Rabat n'a pas réagi")."""
    if index > 0 and sentence.tokens[index - 1].pos != "PUNCT":
        return None
    after = sentence.tokens[index + 1 : index + 7]
    helped = False
    for token in after:
        if token.pos == "AUX" or (token.pos == "VERB" and token.dep.startswith("aux")):
            helped = True
        elif token.pos == "VERB":
            return token
        elif token.pos not in ("ADV", "PRON", "DET") and not helped:
            return None
    return None


def _verb_of_cleft(sentence: Sentence, index: int) -> Token | None:
    """Return the verb whose subject a cleft sets in relief ("c'est Rabat qui l'avait demandé"); None where there is none."""
    tokens = sentence.tokens
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    is_cleft = after is not None and after.dep in _SUBJECT and "PronType=Rel" in after.morph
    copula = any(tokens[child].dep == "cop" for child in sentence.children[index])
    return tokens[after.head] if after is not None and is_cleft and copula else None


def _word_before_of(sentence: Sentence, index: int) -> str:
    """Return the folded word before "de" and a name ("auprès de", "près de"); "" where none stands."""
    place = index
    while place > 0 and sentence.tokens[place - 1].pos in ("DET", "PROPN"):
        place -= 1
    return fold(sentence.tokens[place - 2].text) if place > 1 else ""


def _noun_before(sentence: Sentence, index: int) -> str:
    """Return the folded noun before "de" and a name, adjectives passed over; "" when another word stands there."""
    place = index - 1
    while place >= 0 and sentence.tokens[place].pos in ("ADP", "DET", "ADJ", "PROPN"):
        place -= 1
    return fold(sentence.tokens[place].text) if place >= 0 and sentence.tokens[place].pos == "NOUN" else ""


def _without_preposition(sentence: Sentence, index: int, use: str, lexicon: MetonymWords, depth: int) -> bool:
    token = sentence.tokens[index]
    head = sentence.tokens[token.head]
    if verb := _verb_after(sentence, index) or _verb_of_cleft(sentence, index):
        return use == "palace" or fold(verb.lemma) not in lexicon.city_verbs
    if token.dep in _SUBJECT:
        return use == "palace" or (fold(head.lemma) not in lexicon.city_verbs and head.pos not in ("NOUN", "PROPN"))
    if token.dep in ("obj", "iobj", "obl:arg", "xcomp"):
        return fold(head.lemma) in lexicon.actor_verbs or (use == "palace" and fold(head.lemma) not in lexicon.city_verbs)
    if token.dep == "conj" and head.pos == "PROPN" and depth < 3:
        before = _preposition(sentence, token.head, head.start)
        if before is None:
            return _without_preposition(sentence, token.head, use, lexicon, depth + 1)
        return _after_preposition(sentence, token.head, before, use, lexicon)
    return use == "palace"


def _opens_with_as_for(sentence: Sentence, index: int, lexicon: MetonymWords) -> bool:
    """Return whether a name and a comma stand after "quant à" at the beginning of a sentence."""
    tokens = sentence.tokens
    after = index + 1 < len(tokens) and tokens[index + 1].text == ","
    return after and index >= 2 and fold(tokens[index - 2].text) in lexicon.as_for


def _after_preposition(sentence: Sentence, index: int, before: str, use: str, lexicon: MetonymWords) -> bool:
    head = sentence.tokens[sentence.tokens[index].head]
    lemma, word = fold(head.lemma), fold(head.text)
    if before in lexicon.to:
        return bool({lemma, word} & lexicon.actor_given) or _opens_with_as_for(sentence, index, lexicon)
    if before in lexicon.place_prepositions or lemma in lexicon.motion_verbs:
        return False
    if before in lexicon.of:
        opener = _word_before_of(sentence, index)
        if use == "palace":
            return lexicon.palace_nouns.isdisjoint((word, lemma)) and opener not in lexicon.place_prepositions
        nouns = (word, lemma, _noun_before(sentence, index))
        return not lexicon.actor_nouns.isdisjoint(nouns) or opener in lexicon.actor_prepositions
    if before in lexicon.about:
        return not lexicon.actor_nouns.isdisjoint((word, lemma))
    return before in lexicon.actor_prepositions or use == "palace"
