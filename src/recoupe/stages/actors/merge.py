"""One list of names out of those of the knowledge base and those of the model: no overlaps, the better one wins."""

from recoupe.lexicon.actor_words import NameWords
from recoupe.stages.actors.known import Found
from recoupe.stages.actors.words import Words

_FULL = frozenset({"strong", "capital", "palace"})


def merge_names(words: Words, known: list[Found], seen: list[Found], lexicon: NameWords) -> list[Found]:
    """Return the names to keep, in text order."""
    owner: dict[int, Found] = {place: found for found in known for place in range(found.first, found.last)}
    kept = set(known)
    for model in seen:
        inside = {owner[place] for place in range(model.first, model.last) if place in owner}
        if all(_model_wins(words, model, name, lexicon) for name in inside):
            kept -= inside
            kept.add(model)
        elif len(inside) == 1:
            (name,) = inside
            if (name.first, name.last) == (model.first, model.last):
                kept.discard(name)
                kept.add(Found(name.first, name.last, name.entries, model.label))
    return sorted(kept, key=lambda found: found.first)


def with_institutions(names: list[Found], institutions: list[Found]) -> list[Found]:
    """Return the names with the institutions laid over them; a known name that is as long as an institution stays."""
    owner = {place: found for found in institutions for place in range(found.first, found.last)}
    dropped = {
        owner[place] for name in names if name.entries for place in range(name.first, name.last)
        if place in owner and name.first <= owner[place].first and owner[place].last <= name.last
    }
    kept = [found for found in institutions if found not in dropped]
    taken = {place for found in kept for place in range(found.first, found.last)}
    free = [name for name in names if not any(place in taken for place in range(name.first, name.last))]
    return sorted([*free, *kept], key=lambda found: found.first)


def _model_wins(words: Words, model: Found, name: Found, lexicon: NameWords) -> bool:
    """Return whether the model's name is kept rather than a known one that it overlaps."""
    if model.first > name.first or model.last < name.last or model.size == name.size:
        return False
    first = words.folded[model.first]
    if first in lexicon.given or first in lexicon.org or first in lexicon.media:
        return name.first > model.first
    if model.label == "PER":
        return not any(entry.use in _FULL for entry in name.entries) and name.last == model.last
    return not any(entry.use in _FULL for entry in name.entries)
