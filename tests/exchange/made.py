"""Stores, desks and agreements made by hand, without parser or language."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import msgspec
from sqlalchemy import select

from recoupe.affair import update_reuse
from recoupe.exchange.agreements import sign_agreement
from recoupe.exchange.identity import DeskKeys, add_partner, card_of, fingerprint_of, make_keys
from recoupe.store import Store, create_store, open_store, save_page
from recoupe.store.affair import save_affair, save_tellings
from recoupe.store.tables import page as page_table
from recoupe.types.actors import ActorKind
from recoupe.types.affair import Account, Affair, Bounds, EventKey, Happening, Party, Telling, Theme
from recoupe.types.capture import Given
from recoupe.types.events import EventType, Status
from recoupe.types.record import SpanRow
from recoupe.types.reuse import Origin
from recoupe.types.server import Server
from tests.store.pages import write_page

WORDS = "le poste frontière de la rive droite selon trois témoins interrogés dans la soirée par notre envoyé"


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """One act on one page; acts with the same `happening` are one. Days are ISO; None leaves the page to date it."""

    page: str
    happening: str
    type: EventType = "ASSAULT"
    actors: tuple[str, ...] = ("state/xv",)
    recipients: tuple[str, ...] = ("state/xm",)
    themes: tuple[Theme, ...] = ("military",)
    day: str | None = "2021-03-03"
    published: str | None = "2021-03-04"
    publisher: str = "La Gazette"
    status: Status = "happened"
    killed: int | None = None
    decided: tuple[int, ...] = ()
    text: str = WORDS


@dataclass
class Desk:
    """A desk: its folder, store and keys."""

    name: str
    folder: Path
    store: Store
    keys: DeskKeys = field(repr=False)

    @property
    def fingerprint(self) -> str:
        return fingerprint_of(card_of(self.keys))


def make_desk(name: str, folder: Path, server: Server | None = None) -> Desk:
    folder.mkdir()
    return Desk(name, folder, open_store(server) if server else create_store(folder / "recoupe.db"), make_keys(name))


def introduce(one: Desk, other: Desk) -> None:
    add_partner(one.store, card_of(other.keys), verified="read aloud")
    add_partner(other.store, card_of(one.keys), verified="read aloud")


def sign_both(one: Desk, other: Desk, text: str, name: str = "lisse") -> Path:
    """Write an agreement and sign it on both sides, one after the other, as the file travels."""
    path = one.folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    for desk in (one, other, one):
        sign_agreement(desk.store, desk.keys, path)
    return path


def agreement_text(one: Desk, other: Desk, *clauses: str, head: str = "", ident: str = "lisse", until: str = "2099-12-31") -> str:
    parties = "\n".join(f'[[parties]]\nname = "{desk.name}"\nfingerprint = "{desk.fingerprint}"\n' for desk in (one, other))
    body = "\n".join(f"[[clauses]]\n{clause}" for clause in clauses)
    return f'id = "{ident}"\ntitle = "The Lisse"\nsince = 2020-01-01\nuntil = {until}\n\n{parties}\n{head}\n{body}\n'


def clause(ident: str, kinds: Sequence[str], form: str, *lines: str) -> str:
    listed = ", ".join(f'"{kind}"' for kind in kinds)
    return "\n".join([f'id = "{ident}"', f"kinds = [{listed}]", f'form = "{form}"', *lines, ""])


EVERYTHING = clause("all", ["quotes", "events", "accounts", "decisions", "captures"], "full")


def fill(desk: Desk, acts: Sequence[Act]) -> list[Telling]:
    """Put the pages of some acts, and what they tell, into a store; return the tellings, page by page."""
    tellings: dict[str, list[Telling]] = {}
    told: list[Telling] = []
    for page in dict.fromkeys(act.page for act in acts):
        mine = [act for act in acts if act.page == page]
        for act, telling in zip(mine, _save(desk, page, mine), strict=True):
            tellings.setdefault(act.happening, []).append(telling)
            told.append(telling)
    happenings = tuple(_happening(name, found) for name, found in sorted(tellings.items()))
    with desk.store.writing() as db:
        save_affair(db, Affair(happenings=happenings), at="2026-01-01T00:00:00+00:00")
    update_reuse(desk.store, progress=lambda *_: None)
    return told


def _save(desk: Desk, page: str, acts: list[Act]) -> list[Telling]:
    lines = [f"Titre {page}", "", f"Le ministre a déclaré : « Nous ne cédons {page}, nous négocierons pas ».", ""]
    lines += [f"Acte {number} : attaque contre {act.text}." for number, act in enumerate(acts)]
    first = acts[0]
    given = Given(published=date.fromisoformat(first.published) if first.published else None, publisher=first.publisher)
    text = "\n".join(lines)
    read = write_page(desk.folder, page, text, given=given)
    save_page(desk.store, read)
    ident = read.record.page.id
    found = [_telling(act, ident, text, number) for number, act in enumerate(acts)]
    with desk.store.writing() as db:
        number = db.execute(select(page_table.c.number).where(page_table.c.id == ident)).scalar_one()
        save_tellings(db, number, "made", found)
    return found


def _telling(act: Act, page: str, text: str, number: int) -> Telling:
    start = text.index("attaque", text.index(f"Acte {number} :"))
    trigger = SpanRow(start=start, end=start + 7, text="attaque")
    day = Bounds(earliest=act.day, latest=act.day)
    return Telling(
        key=EventKey(page=page, start=start, end=start + 7, type=act.type),
        page_name=act.page,
        trigger=trigger,
        words=(trigger,),
        status=act.status,
        actors=tuple(map(_party, act.actors)),
        recipients=tuple(map(_party, act.recipients)),
        according_to=(),
        origin=Origin(id=f"publisher/{act.publisher.lower().replace(' ', '-')}", name=act.publisher, rule="publisher"),
        published=Bounds(earliest=act.published, latest=act.published),
        day=act.day,
        when=day if act.day else Bounds(),
        killed=(act.killed, act.killed) if act.killed is not None else None,
        themes=act.themes,
        object="un mot de la page",
        group="g1",
        zone="body",
        rule="made",
        score=1.0,
        decided=act.decided,
    )


def _party(ident: str) -> Party:
    return Party(id=ident, kind=msgspec.convert(ident.split("/")[0], ActorKind))


def _happening(name: str, tellings: list[Telling]) -> Happening:
    first = tellings[0]
    origins = tuple({telling.origin.id: telling.origin for telling in tellings}.values())
    account = Account(
        voice="asserts",
        status=first.status,
        according_to=(),
        interested=False,
        killed=first.killed,
        wounded=None,
        day=first.day,
        origins=origins,
        pages=len({telling.key.page for telling in tellings}),
        told=first.published,
        tellings=tuple(telling.key for telling in tellings),
    )
    return Happening(
        id=name,
        type=first.key.type,
        actors=first.actors,
        recipients=first.recipients,
        place=None,
        day=first.day,
        when=first.when,
        themes=first.themes,
        object=first.object,
        accounts=(account,),
        support=len(origins),
        against=0,
        tellings=tuple(tellings),
    )
