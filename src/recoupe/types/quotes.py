"""Words or content that the page ascribes to a source."""

from typing import Literal

from recoupe.types.article import Role
from recoupe.types.base import Record
from recoupe.types.problem import Problem
from recoupe.types.span import TextSpan

QuoteType = Literal["direct", "mixed", "indirect"]
Stance = Literal[
    "affirm", "deny", "request", "refuse", "promise", "propose", "accuse", "justify", "question", "regret", "praise",
    "threaten", "other",
]  # fmt: skip
Modality = Literal["asserted", "reported_unconfirmed", "hypothetical", "negated"]
Factuality = Literal["asserted", "denied", "requested", "open", "factive"]
"""What the cue makes of its content: said to be so, said not to be so, asked for, left open, or taken as true by the page too."""
QuoteFlag = Literal["unclosed_mark", "misspelt_cue", "long"]


class Quote(Record, frozen=True, kw_only=True):
    """One ascribed utterance, with the words that let a reader check it.

    `content` are the ascribed words, several spans when the cue interrupts them. `speaker` is the mention nearest
    the cue as written; `speaker_actor` whom it means, several joined with ";". `inferred`: no cue says so, the
    speaker is carried on from the sentence before. `nested_in` is the index of the quote that holds this one.
    """

    type: QuoteType
    content: tuple[TextSpan, ...]
    cue: TextSpan | None = None
    cue_lemma: str | None = None
    speaker: TextSpan | None = None
    speaker_actor: str | None = None
    inferred: bool = False
    addressee: TextSpan | None = None
    channel: TextSpan | None = None
    stance: Stance = "affirm"
    modality: Modality = "asserted"
    factuality: Factuality = "asserted"
    nested_in: int | None = None
    flags: tuple[QuoteFlag, ...] = ()
    zone: Role = "body"
    rule: str


class Quotes(Record, frozen=True, kw_only=True):
    """The quotes of one article, in order of their first content character."""

    found: tuple[Quote, ...] = ()
    problems: tuple[Problem, ...] = ()
