"""Bodies named by one noun with a capital ("le Parlement"), of the state that a demonym or the page tells."""

from collections.abc import Iterator

from recoupe.lexicon.actor_names import slug_of
from recoupe.lexicon.actor_words import NameWords
from recoupe.stages.actors.context import Context
from recoupe.stages.actors.known import Found
from recoupe.stages.actors.model import grown_end
from recoupe.stages.actors.words import Words
from recoupe.types.actors import Actor


def match_bodies(words: Words, taken: set[int], lexicon: NameWords) -> Iterator[Found]:
    """Yield the nouns with a capital that name a body, with their adjectives, in text order.

    A noun without an article before it, or at the head of a sentence, is passed over.
    """
    for place, folded in enumerate(words.folded):
        if folded not in lexicon.bodies or place in taken or not words.printed[place][0].isupper():
            continue
        if place and words.joined[place] and words.folded[place - 1] in lexicon.edges:
            yield Found(place, grown_end(words, place, place + 1, lexicon), (), "ORG")


def name_body(found: Found, focus: str | None, context: Context) -> Actor | None:
    """Return the actor of a name that is one of these nouns, with adjectives; None for any other name."""
    words, lexicon = context.words, context.lexicon
    english = lexicon.words.bodies.get(words.folded[found.first])
    if english is None or any(word[0].isupper() for word in words.printed[found.first + 1 : found.last]):
        return None
    states = [lexicon.demonyms[word][0] for word in words.folded[found.first : found.last] if word in lexicon.demonyms]
    state = states[0] if states else f"state/{focus}" if focus and found.size == 1 else None
    label = words.text[words.starts[found.first] : words.ends[found.last - 1]]
    country = state.removeprefix("state/") if state else None
    names = lexicon.rows[state].other_aliases if state else ()
    aliases = tuple(f"{name} {english}" for name in names) or (english,)
    return Actor(id=f"org/{slug_of(label)}", kind="org", label=label, aliases=aliases, country=country, local=True)
