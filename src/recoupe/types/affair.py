"""What many pages say together: happenings with their accounts, where these contradict each other, and relations over time.

Everything here names actors by their ids in the store, and leads back to `Telling`s: places in the text of a page as captured.
"""

from typing import Literal

from recoupe.types.actors import ActorKind
from recoupe.types.base import Record
from recoupe.types.events import EventType, Status
from recoupe.types.record import SpanRow
from recoupe.types.reuse import Origin

Figure = tuple[int, int | None]
"""At least, at most; None when it is open ("au moins 20")."""


def figure_of(figure: Figure | None) -> str:
    """Return "8", "8-12", "≥ 20", or nothing."""
    if figure is None:
        return ""
    low, high = figure
    if high is None:
        return f"≥ {low}"
    return str(low) if low == high else f"{low}-{high}"


Voice = Literal["asserts", "claims", "announces", "asks", "sets_condition", "denies", "doubts"]
"""What an account does with its act.

`claims`: what an accuser says of another; `doubts`: the outlet reports it without vouching for it ("aurait").
"""

Theme = Literal["intelligence", "military", "diplomatic", "humanitarian", "economic"]
Level = Literal[
    "force", "threat", "sanction", "refusal", "precondition", "demand", "criticism", "broken_off", "no_contact",
    "contact", "talks", "declared_intent", "support", "agreement", "exchange", "joint_action",
]  # fmt: skip
"""A rung of the ladder of relations, from the worst to the closest."""

Sector = Literal["state", "against", "people"]
"""Of the state, in arms or opposition against it, or its people."""

Dispute = Literal["status", "killed", "wounded", "date", "weekday", "roles", "one_sided"]
"""What accounts differ in.

`weekday`: a page names a weekday that its date does not have; `one_sided`: only one of the two sides tells it.
"""


class EventKey(Record, frozen=True, kw_only=True, order=True):
    """What names a mention of an act for good: the page's id, the raw place of its trigger, its type."""

    page: str
    start: int
    end: int
    type: EventType


class Bounds(Record, frozen=True, kw_only=True):
    """ISO days, both included; None is open."""

    earliest: str | None = None
    latest: str | None = None


class Party(Record, frozen=True, kw_only=True):
    """One side of an act: an actor of the store, and the state that it belongs to, if any.

    `named` is false for unnamed people ("des rebelles"); what they are is in the id. `sector` says how they stand to the state.
    """

    id: str
    kind: ActorKind
    state: str | None = None
    named: bool = True
    sector: Sector | None = None

    @property
    def known(self) -> bool:
        """Whether it is known who is meant: somebody named, or unnamed people who act for their state ("des policiers")."""
        return self.named or self.sector == "state"


class Telling(Record, frozen=True, kw_only=True):
    """One mention of an act in one page, as the affair sees it: what the page says, changed where a person decided so.

    `words` is the clause that shows it, `trigger` its word; `according_to` the chain of who says so, innermost first, empty when
    the page says it in its own voice. `shown` are the parties that the clause itself mentions. `day` is the EDTF value that the
    clause gives, `when` the bounds, `published` those of the page. `passage` is the reprinted passage that holds it. `codes` are
    CAMEO code and mode. `decided` are the numbers of decisions of people that changed something here.
    """

    key: EventKey
    page_name: str
    trigger: SpanRow
    words: tuple[SpanRow, ...]
    status: Status
    status_cue: SpanRow | None = None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    according_to: tuple[str, ...]
    shown: tuple[str, ...] = ()
    origin: Origin
    passage: str | None = None
    published: Bounds
    day: str | None = None
    when: Bounds
    flagged: bool = False
    place: str | None = None
    place_state: str | None = None
    killed: Figure | None = None
    wounded: Figure | None = None
    partial: bool = False
    object: str | None = None
    mode: str | None = None
    cameo: str | None = None
    themes: tuple[Theme, ...] = ()
    group: str
    zone: str
    rule: str
    score: float
    decided: tuple[int, ...] = ()


class Account(Record, frozen=True, kw_only=True):
    """What one source says of one happening.

    `according_to` is the chain, innermost first, empty for what outlets say in their own voice. `origins` are the independent
    sources that report it, each once however many pages copy it; `pages` counts the pages. `interested`: the source is a party
    of the act. `told` are the first and last days on which pages that say so were published. `tellings` lead to the pages.
    """

    voice: Voice
    status: Status
    according_to: tuple[str, ...]
    interested: bool
    killed: Figure | None
    wounded: Figure | None
    day: str | None
    origins: tuple[Origin, ...]
    pages: int
    told: Bounds
    tellings: tuple[EventKey, ...]


class Happening(Record, frozen=True, kw_only=True):
    """One act as pages tell it, with its accounts.

    `id` is "h-" and ten hexadecimal digits, made from the key of its first telling; `tellings` stand in the order in which they
    were told. `support` and `against` are the numbers of independent sources that say it happened, and that deny it. `day` is the
    EDTF value that most tellings give.
    """

    id: str
    type: EventType
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: str | None
    day: str | None
    when: Bounds
    themes: tuple[Theme, ...]
    object: str | None
    accounts: tuple[Account, ...]
    support: int
    against: int
    tellings: tuple[Telling, ...]


class Contradiction(Record, frozen=True, kw_only=True):
    """Accounts that cannot all be right, or that only one side gives.

    `happening` is its id; `other` that of the second when two happenings are compared (dates and roles). `one` and `against` are
    the tellings on each side (`against` is empty when `about` is `one_sided` or `weekday`); `says` is what each side says of
    the point ("8" and "25"; "happened" and "denied"). `updated`: the same source later gave another figure. `missing` are the
    states or actors that are not heard.
    """

    id: str
    about: Dispute
    rule: str
    happening: str
    other: str | None = None
    one: tuple[EventKey, ...]
    against: tuple[EventKey, ...]
    says: tuple[str, str]
    updated: bool = False
    missing: tuple[str, ...] = ()


class Rung(Record, frozen=True, kw_only=True):
    """One step of the relation between two sides: a happening seen from its pair.

    `pair` are ids of states where the sides belong to one, else of actors, sorted. `intent`: not done yet (announced, asked for,
    under a condition). `disputed`: an account denies what another asserts. `denied`: all that is told of it is a denial.
    """

    pair: tuple[str, str]
    theme: Theme
    level: Level
    status: Status
    day: str | None
    when: Bounds
    told: Bounds
    happening: str
    type: EventType
    by: tuple[str, ...]
    according_to: tuple[tuple[str, ...], ...]
    origins: tuple[Origin, ...]
    tellings: tuple[EventKey, ...]
    disputed: bool = False
    denied: bool = False
    object: str | None = None


class AffairPage(Record, frozen=True, kw_only=True):
    """A page of an affair: what a reader needs to cite it."""

    id: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    origin: Origin


class AffairActor(Record, frozen=True, kw_only=True):
    """An actor of an affair; `lat` and `lon` are those of a place, in degrees; `codes` are CAMEO's ("GOV", "REB")."""

    id: str
    kind: ActorKind
    label: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    codes: tuple[str, ...] = ()
    wikidata: str | None = None
    lat: float | None = None
    lon: float | None = None


class Affair(Record, frozen=True, kw_only=True):
    """An affair as it was built: its pages by name, its actors by id, happenings by day, and what was found about them."""

    name: str | None = None
    pages: tuple[AffairPage, ...] = ()
    actors: tuple[AffairActor, ...] = ()
    happenings: tuple[Happening, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    rungs: tuple[Rung, ...] = ()
