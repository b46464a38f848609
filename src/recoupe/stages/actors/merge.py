"""One list of names out of those of the knowledge base and those of the model: no overlaps, the better one wins."""

from recoupe.lexicon.actor_words import NameWords
from recoupe.stages.actors.known import Found
from recoupe.stages.actors.phrases import Phrase
from recoupe.stages.actors.words import Words

_SYLLABLE = 5
"""Letters of the longest second syllable of a given name written with a hyphen ("Min-ho", "Yong-hyun")."""
_FULL = frozenset({"strong", "capital", "palace"})


def merge_names(words: Words, known: list[Found], seen: list[Found], lexicon: NameWords) -> list[Found]:
    """Return the names to keep, in text order."""
    owner: dict[int, Found] = {place: found for found in known for place in range(found.first, found.last)}
    kept = dict.fromkeys(known)  # in order: which of two names at one place is kept must not hang on a hash
    for model in seen:
        inside = {owner[place] for place in range(model.first, model.last) if place in owner}
        glued = len(inside) > 1 and any(_is_full_person(name) for name in inside)
        if not glued and all(_model_wins(words, model, name, lexicon) for name in inside):
            for name in inside:
                kept.pop(name, None)
            kept[model] = None
        elif len(inside) == 1:
            (name,) = inside
            if (name.first, name.last) == (model.first, model.last):
                kept.pop(name, None)
                kept[Found(name.first, name.last, name.entries, model.label)] = None
    return sorted(kept, key=lambda found: found.first)


def with_neighbours(words: Words, names: list[Found], lexicon: NameWords) -> list[Found]:
    """Return the names, those of persons with the capitalised words beside them, and compounds with a hyphen whole."""
    owner = {place: found for found in names for place in range(found.first, found.last)}
    grown = [_with_neighbours(words, name, owner, lexicon) for name in names]
    kept: list[Found] = []
    for name in grown:
        while kept and name.first <= kept[-1].first and name.last >= kept[-1].last and name.size > kept[-1].size:
            kept.pop()
        if not kept or name.first >= kept[-1].last:
            kept.append(name)
    return kept


def _with_neighbours(words: Words, name: Found, owner: dict[int, Found], lexicon: NameWords) -> Found:
    """Return a name grown over capitalised words that belong to no other name.

    A person's name that the model cut short takes those after a space; any name of one word those after a hyphen, and is then
    no longer the known name that it held ("Agro-France").
    """
    person = not name.entries and name.label == "PER"
    first, last, hyphen = name.first, name.last, False
    while _is_free(words, first - 1, first, owner, lexicon) and (person or words.between(first) == "-"):
        hyphen = hyphen or words.between(first) == "-"
        first -= 1
    while _is_free(words, last, last, owner, lexicon) and (person or words.between(last) == "-"):
        hyphen = hyphen or words.between(last) == "-"
        last += 1
    if person and last - first > 1 and _small_part(words, last, owner):
        last += 1
    if (first, last) == (name.first, name.last) or (name.entries and name.size > 1):
        return name
    return Found(first, last, (), name.label or "ORG") if hyphen or person else name


def _small_part(words: Words, place: int, owner: dict[int, Found]) -> bool:
    """Return whether a short word in small letters is tied to a name by a hyphen ("Kang Min-ho")."""
    return (
        place < len(words.folded)
        and place not in owner
        and words.joined[place]
        and words.between(place) == "-"
        and words.printed[place].islower()
        and len(words.printed[place]) <= _SYLLABLE
    )


def _is_free(words: Words, place: int, joint: int, owner: dict[int, Found], lexicon: NameWords) -> bool:
    """Return whether a word beside a name has a capital, is joined to it, and is no name, title or small word itself."""
    if not 0 <= place < len(words.folded) or not words.joined[joint] or not words.printed[place][0].isupper():
        return False
    if place in owner and (place >= joint or words.between(joint) == "-" or not _is_mere_surname(owner[place])):
        return False
    folded = words.folded[place]
    if folded in lexicon.edges or folded in lexicon.titles or folded in lexicon.civil or folded in lexicon.not_names:
        return False
    return place > joint - 1 or words.between(joint) == "-" or words.joined[place]


def _is_full_person(name: Found) -> bool:
    return any(entry.use == "strong" and entry.actor.startswith("person/") for entry in name.entries)


def _is_mere_surname(name: Found) -> bool:
    return name.size == 1 and bool(name.entries) and all(entry.use == "surname" for entry in name.entries)


def outside_heads(words: Words, names: list[Found], phrases: list[Phrase]) -> list[Found]:
    """Return the names without those that stand inside a common noun's phrase ("ministre de la [Défense]"), known ones excepted.

    A phrase whose noun has a capital inside a sentence is a name itself ("les Forces armées ...").
    """
    heads = [phrase for phrase in phrases if phrase.head is not None and phrase.head.type not in ("group", "again")]
    opening = {words.at(start) for start in words.sentence_starts}
    heads = [p for p in heads if not words.printed[p.first][0].isupper() or p.first in opening or p.start in opening]
    inside = {place for phrase in heads for place in range(phrase.first, phrase.last)}
    return [
        name
        for name in names
        if name.first not in inside or name.last - 1 not in inside or (name.entries and not _is_small(words, name))
    ]


def _is_small(words: Words, name: Found) -> bool:
    return all(printed[0].islower() for printed in words.printed[name.first : name.last])


def with_institutions(names: list[Found], institutions: list[Found]) -> list[Found]:
    """Return the names with the institutions laid over them; a known name that is as long as an institution stays."""
    owner = {place: found for found in institutions for place in range(found.first, found.last)}
    dropped = {
        owner[place]
        for name in names
        if any(entry.use in _FULL for entry in name.entries)
        for place in range(name.first, name.last)
        if place in owner and name.first <= owner[place].first and owner[place].last <= name.last
    }
    kept = [found for found in institutions if found not in dropped]
    taken = {place for found in kept for place in range(found.first, found.last)}
    free = [name for name in names if not any(place in taken for place in range(name.first, name.last))]
    return sorted([*free, *kept], key=lambda found: found.first)


def _goes_on(words: Words, model: Found, name: Found) -> bool:
    """Return whether a known body's name begins a longer one of capitalised words after spaces ("Airbus Helicopters")."""
    after = range(name.last, model.last)
    return all(entry.actor.startswith("org/") for entry in name.entries) and all(
        words.printed[place][0].isupper() and not words.printed[place].isupper() and words.between(place) == " "
        for place in after
    )


def _model_wins(words: Words, model: Found, name: Found, lexicon: NameWords) -> bool:
    """Return whether the model's name is kept rather than a known one that it overlaps."""
    if model.first > name.first or model.last < name.last or model.size == name.size:
        return False
    person = model.label == "PER"
    full = any(entry.use in _FULL and not (person and entry.actor.startswith("place/")) for entry in name.entries)
    first = words.folded[model.first]
    if first in lexicon.not_names:
        return False
    if not full:
        return model.label != "PER" or name.last == model.last or name.first == model.first
    if model.label == "ORG" and name.first == model.first and _goes_on(words, model, name):
        return True
    return name.first > model.first and (first in lexicon.given or first in lexicon.org or first in lexicon.media)
