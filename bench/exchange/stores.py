"""A store of a hundred thousand records, made without parser: invented acts of invented states, two tellings each, and quotes."""

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from recoupe.pipeline.corpus import ReadPage
from recoupe.readers import reopen_capture
from recoupe.store import Store, create_store, save_page
from recoupe.store.affair import save_affair
from recoupe.types.affair import Account, Affair, Bounds, EventKey, Happening, Party, Telling, Theme
from recoupe.types.capture import Given
from recoupe.types.record import (
    MetaRow,
    PageRecord,
    PageRow,
    PublishedRow,
    QuoteRow,
    SegmentRow,
    SpanRow,
)  # fmt: skip
from recoupe.types.reuse import Origin

ACTS, QUOTES = 30, 10
"""Tellings and quotes on a page."""

THEMES: tuple[Theme, ...] = ("military", "diplomatic", "intelligence", "economic")
_WORDS = ["poste", "rive", "pont", "barge", "convoi", "colline", "village", "route", "caserne", "marché", "lac", "vallée", "gare"]


def make_store(path: Path, records: int) -> Store:
    """Return a store with about so many records: events, half as many accounts, quotes, and a capture for each page."""
    store = create_store(path)
    pages = max(2, round(records / (ACTS * 1.5 + QUOTES + 1)))
    tellings: dict[int, list[Telling]] = {}
    for number in range(pages):
        read, found = _page(path.parent, number)
        save_page(store, read)
        for place, telling in enumerate(found):
            tellings.setdefault((number // 2) * ACTS + place, []).append(telling)
    happenings = tuple(_happening(number, group) for number, group in tellings.items())
    with store.writing() as db:
        save_affair(db, Affair(happenings=happenings), at="2026-01-01T00:00:00+00:00")
    return store


def _page(folder: Path, number: int) -> tuple[ReadPage, list[Telling]]:
    lines = [f"Page {number}", ""]
    lines += [f"Le ministre a dit : « Parole {number} et {place} »." for place in range(QUOTES)]
    lines += [_sentence(number, place) for place in range(ACTS)]
    text, path = "\n".join(lines), folder / f"page{number}.txt"
    path.write_text(text, encoding="utf-8")
    capture = reopen_capture(str(path), name=f"page{number}", url=None)
    path.unlink()
    day = (date(2020, 1, 1) + timedelta(days=number % 700)).isoformat()
    record = PageRecord(
        page=PageRow(
            name=capture.name, id=capture.id, sha256=capture.sha256, path=capture.path, url=None, length=len(text), language="fr",
            engine="bench",
        ),
        meta=MetaRow(
            title=lines[0], publisher=f"Journal {number % 40}", authors=(), agencies=(), section=None,
            published=PublishedRow(value=day, earliest=day, latest=day, evidence=(), flags=()),
        ),
        segments=tuple(_segments(lines)),
        times=(), mentions=(), actors=(), events=(), problems=(),
        quotes=tuple(_quote(text, number, place) for place in range(QUOTES)),
    )  # fmt: skip
    return ReadPage(capture=capture, record=record, given=Given()), [
        _telling(capture.id, text, number, n, day) for n in range(ACTS)
    ]


def _sentence(number: int, place: int) -> str:
    words = " ".join(_WORDS[(number * 7 + place * 3 + step * (place + 1)) % len(_WORDS)] for step in range(12))
    return f"Acte {place} de {number} : attaque contre le {words} {number} fois."


def _segments(lines: list[str]) -> Iterator[SegmentRow]:
    start = 0
    for number, line in enumerate(lines):
        if line:
            yield SegmentRow(start=start, end=start + len(line), role="body" if number else "title")
        start += len(line) + 1


def _at(text: str, words: str, after: int = 0) -> SpanRow:
    start = text.index(words, after)
    return SpanRow(start=start, end=start + len(words), text=words)


def _quote(text: str, number: int, place: int) -> QuoteRow:
    return QuoteRow(
        type="direct", content=(_at(text, f"Parole {number} et {place}"),), cue=None, cue_lemma=None, speaker=None,
        speaker_actor="person/ministre", inferred=False, addressee=None, channel=None, stance="affirm", modality="asserted",
        nested_in=None, flags=(), zone="body", rule="bench",
    )  # fmt: skip


def _telling(page: str, text: str, number: int, place: int, day: str) -> Telling:
    trigger = _at(text, "attaque", text.index(f"Acte {place} de"))
    bounds = Bounds(earliest=day, latest=day)
    sides = [Party(id=f"state/{chr(97 + (place * 5 + side * 7) % 26)}{chr(97 + place % 26)}", kind="state") for side in (0, 1)]
    return Telling(
        key=EventKey(page=page, start=trigger.start, end=trigger.end, type="ASSAULT"), page_name=f"page{number}", trigger=trigger,
        words=(trigger,), status="happened", actors=(sides[0],), recipients=(sides[1],), according_to=(),
        origin=Origin(id=f"publisher/journal-{number % 40}", name=f"Journal {number % 40}", rule="publisher"), published=bounds,
        day=day, when=bounds, killed=(place, place), themes=(THEMES[place % 4],), group="g", zone="body", rule="bench", score=1.0,
    )  # fmt: skip


def _happening(number: int, tellings: list[Telling]) -> Happening:
    first = tellings[0]
    origins = tuple({telling.origin.id: telling.origin for telling in tellings}.values())
    account = Account(
        voice="asserts", status="happened", according_to=(), interested=False, killed=first.killed, wounded=None, day=first.day,
        origins=origins, pages=len(tellings), told=first.published, tellings=tuple(telling.key for telling in tellings),
    )  # fmt: skip
    return Happening(
        id=f"h-{sha256(str(number).encode()).hexdigest()[:10]}", type="ASSAULT", actors=first.actors,
        recipients=first.recipients, place=None, day=first.day,
        when=first.when, themes=first.themes, object=None, accounts=(account,), support=len(origins), against=0,
        tellings=tuple(tellings),
    )  # fmt: skip
