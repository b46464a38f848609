"""Why a sentence has the events it has and no others: what was tried at each word, what stopped it, whence the parties."""

from typing import Literal

from recoupe.types.base import Record
from recoupe.types.events import EventType, Status
from recoupe.types.span import TextSpan

StopReason = Literal["phrase", "reflexive", "not_reflexive", "negated", "unless", "with"]
"""What keeps a pattern from matching at a word.

`phrase`: another word of it is missing. `reflexive`: it wants "se"; `not_reflexive`: it wants none. `negated`: it wants a
negation. `unless`: a word that it excludes stands in a place. `with`: no word that it asks for does.
"""

Skipped = Literal["name", "article", "time"]
"""Why a word with patterns tells no act: part of a name; taken for a verb by the parser, with an article; part of a time."""

LeftOut = Literal["needs", "excluded", "part", "toll", "no_attack", "wanting", "cue", "unsaid", "wondered"]
"""Why a match is no event.

`needs`: parties that its pattern needs were not found. `excluded`: somebody says that he will never do it. `part`: it belongs to
another match. `toll`: it only counts the victims of an act that the sentence names. `no_attack`: it counts victims, of
what no attack told before it says, or takes up an act that is not told. `wanting`: it is said that there was none. `cue`: it
only brings words whose stance is not that of the act ("X soutient que" backs nobody). `unsaid`: it is an act only where
somebody says it of another ("X doit partir"). `wondered`: the page only asks whether there will be one.
"""

PartyFrom = Literal["slot", "clause", "quotation", "content", "page", "place", "rest", "likely"]
"""Where a party came from.

`slot`: a place of the pattern. `clause`: another rule of its clause, such as who is said to be behind it. `quotation`: who speaks
the words whose cue the act is. `content`: the parties of what is said. `page`: another mention, or a partner who tells of it.
`place`: where it took place, or the country that the page is about. `rest`: the one other country that its sentence names, or
at whom the same side's other acts are aimed. `likely`: no word gives it; a small model finds it likelier than what the rules say.
"""

StatusFrom = Literal["way", "quoted", "accuser", "date", "page"]
"""Where a status came from.

`way`: the act's own form and the words that govern it, up to the end of its clause. `quoted`: the word that asks for it, in a
quotation. `accuser`: only an accuser says so. `date`: it is said of a day that is still ahead. `page`: the page elsewhere only
announces it.
"""


class Tried(Record, frozen=True, kw_only=True):
    """A pattern tried at a word, and what stopped it; None when it matches.

    `slot` and `lemmas` are the place and the words of the condition, `found` the words that stand there.
    """

    pattern: str
    file: str
    stop: StopReason | None = None
    slot: str = ""
    lemmas: tuple[str, ...] = ()
    found: tuple[str, ...] = ()


class Source(Record, frozen=True, kw_only=True):
    """An actor id on a side of an act and where it came from; of a slot the slot and its words."""

    actor: str
    how: PartyFrom
    slot: str = ""
    words: tuple[str, ...] = ()


class Passed(Record, frozen=True, kw_only=True):
    """A word met on the way up from an act, what it makes of the act (nothing: it is only passed), whether the way ends there."""

    word: str
    effect: str = ""
    end: bool = False


class Match(Record, frozen=True, kw_only=True):
    """A pattern that matched, and what became of it.

    `slots` are the words found in each place around it. `left_out` says why it is no event, None when it is one; `part_of` is the
    word of the match that it belongs to. `cue` is the word that decided its status.
    """

    pattern: str
    file: str
    type: EventType
    mode: str | None
    cameo: str | None
    needs: str
    trigger: TextSpan
    slots: dict[str, tuple[str, ...]]
    actors: tuple[Source, ...]
    recipients: tuple[Source, ...]
    left_out: LeftOut | None
    part_of: str | None
    status: Status
    status_from: StatusFrom
    cue: str | None
    way: tuple[Passed, ...]
    attributed_to: tuple[str, ...]


class WhyWord(Record, frozen=True, kw_only=True):
    """A word that tells an act or looks as if it did, and its sentence.

    `known_as` says of a word that matches nothing that another list has it: `governor` (it decides the status of acts), `support`
    (it carries a noun of action). `tried` is empty where no pattern has the word.
    """

    word: str
    lemma: str
    kind: Literal["verb", "noun", "adjective", "pronoun"]
    span: TextSpan
    sentence: TextSpan
    known_as: Literal["governor", "support"] | None = None
    skipped: Skipped | None = None
    tried: tuple[Tried, ...] = ()
    match: Match | None = None
