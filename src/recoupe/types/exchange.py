"""What passes between desks that do not fully trust each other: partners, the ledger, what is offered, what a partner claims."""

from typing import Literal

from recoupe.types.affair import Bounds
from recoupe.types.base import Record

Kind = Literal["quotes", "events", "accounts", "decisions", "captures"]
"""What of a store can leave: words said, acts as a page tells them, acts with who says what, decisions, pages."""

Form = Literal["contact", "summary", "full"]
"""`contact`: only whether both hold something; `summary`: the coded record without a word of text; `full`: as we hold it."""

FORMS: tuple[Form, ...] = ("contact", "summary", "full")
"""From the least to the most."""


class Card(Record, frozen=True, kw_only=True):
    """What a desk gives to others, once: who it is, and its two public keys.

    `sign` is an Ed25519 key (hexadecimal), `receive` an age recipient; `signature` is that of `sign` over all the rest.
    """

    format: Literal["recoupe-card"] = "recoupe-card"
    version: Literal[1] = 1
    name: str
    sign: str
    receive: str
    signature: str = ""


class Partner(Record, frozen=True, kw_only=True):
    """A desk as we know it: `verified` says how its fingerprint was compared (None: not yet), `who` and `at` by whom and when."""

    number: int
    name: str
    fingerprint: str
    card: Card
    verified: str | None
    at: str
    who: str


LedgerKind = Literal[
    "partner", "signed", "suspended", "restored", "sent", "received", "refused", "receipt",
    "contact_asked", "contact_answered", "contact_learned", "dropped",
]  # fmt: skip
"""`refused`: a letter that was not let in; `receipt`: a partner's, for what we sent; `dropped`: claims past their day."""


class Entry(Record, frozen=True, kw_only=True):
    """One row of the ledger.

    `subject` is the id of the letter or the sha256 of the agreement that it is about, `partner` a fingerprint. `body` is JSON.
    `hash` is over all other fields, `previous` is the hash of the entry before.
    """

    number: int
    at: str
    who: str
    kind: LedgerKind
    partner: str
    subject: str
    body: str
    previous: str
    hash: str


class Head(Record, frozen=True, kw_only=True):
    """The number and the hash of the last entry of a ledger; 0 and 64 zeros when it is empty."""

    number: int
    hash: str


class Caveats(Record, frozen=True, kw_only=True):
    """What binds who receives a record: whether it may go on to others, who is to be named, until which day it may be kept."""

    onward: bool = False
    credit: str | None = None
    delete_by: str | None = None


class Held(Record, frozen=True, kw_only=True):
    """From whom (a fingerprint), under which clause of which agreement (its sha256) we hold what is not ours."""

    partner: str
    agreement: str
    clause: str
    caveats: Caveats


class Item(Record, frozen=True, kw_only=True):
    """What decides whether a record may leave.

    `actors` are the ids of all who take part, with the states for which they act. `when` are the days of the act, or of the
    page where the act has none; `sources` the number of independent sources that say so. `reviewed`: a person decided about
    it. `held` is empty for what is ours.
    """

    kind: Kind
    id: str
    themes: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    when: Bounds = Bounds()
    sources: int = 1
    reviewed: bool = False
    held: tuple[Held, ...] = ()


Cause = Literal[
    "validity", "kind", "sender", "themes", "actors", "pairs", "dates", "embargo", "sources", "reviewed", "contact_only",
    "no_onward", "came_from_there", "reciprocity", "sent_before", "changed",
]  # fmt: skip
"""Why a record stays here: the field of a clause that it does not fit, or a rule above all clauses.

`changed`: it is not any more as it was when a person chose it.
"""


class Withheld(Record, frozen=True, kw_only=True):
    """What keeps a record here: a clause (None for a rule above all clauses) and the cause in it."""

    clause: str | None
    cause: Cause


class Verdict(Record, frozen=True, kw_only=True):
    """What may become of a record: the form in which it leaves and the clause that lets it, or why it stays."""

    form: Form | None
    clause: str | None = None
    caveats: Caveats = Caveats()
    withheld: tuple[Withheld, ...] = ()


LetterKind = Literal["bundle", "receipt", "notice", "question", "answer"]
"""`notice`: an agreement was suspended or restored; `question` and `answer` are the two messages of a contact."""


class Envelope(Record, frozen=True, kw_only=True):
    """The first line of a letter, signed by its sender.

    `sender` and `recipient` are fingerprints, `agreement` a sha256. `made` and `expires` are ISO 8601 in UTC. `about` is the id
    of the letter that this one answers. `head` is where the sender's ledger ended. `size` and `sha256` are those of what follows.
    """

    format: Literal["recoupe-letter"] = "recoupe-letter"
    version: Literal[1] = 1
    kind: LetterKind
    id: str
    sender: str
    recipient: str
    agreement: str
    made: str
    expires: str
    about: str = ""
    head: Head
    size: int
    sha256: str
    signature: str = ""


RefusedFor = Literal[
    "not_a_letter", "oversized", "not_for_us", "altered", "foreign", "replayed", "expired", "agreement", "not_sent", "path",
    "manifest", "record", "outside",
]  # fmt: skip
"""Why a letter was not let in.

`foreign`: from a desk that is no partner, whose fingerprint was not compared, or under an agreement that we do not hold.
`agreement`: it is not in force. `not_sent`: it answers what we never sent. `outside`: a record in it is outside the agreement.
"""
