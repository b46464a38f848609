"""`recoupe accounts` and `recoupe sources`: one happening, by who says what, and by where the words come from."""

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.text import Text

from recoupe.cli.affair_open import opened_affair
from recoupe.cli.affair_words import Words, voice_word, when
from recoupe.cli.options import DEFAULT_STORE, AffairName, AsJson, StorePath
from recoupe.cli.output import counted, harmless, write_item
from recoupe.types.affair import EventKey, Happening, Voice
from recoupe.types.base import Record
from recoupe.types.reuse import Origin

Id = Annotated[str, typer.Argument(metavar="HAPPENING", help="Its id, as 'recoupe timeline' shows it; the beginning is enough.")]


class SourceReport(Record, frozen=True, kw_only=True):
    """One independent source of a happening: what it says, the pages that print it, and where."""

    origin: Origin
    says: tuple[Voice, ...]
    pages: tuple[str, ...]
    tellings: tuple[EventKey, ...]


class Sourced(Record, frozen=True, kw_only=True):
    """A happening by its independent sources; `support` and `against` count those that say it happened and that deny it."""

    happening: str
    support: int
    against: int
    sources: tuple[SourceReport, ...]


def accounts(ident: Id, affair: AffairName = None, store: StorePath = DEFAULT_STORE, json: AsJson = False) -> None:
    """Show who asserts, denies, announces, asks for or doubts one act: each account with figures, words, sources and places."""
    from recoupe.affair.seek import find_happening

    found = opened_affair(store, affair)
    item, words = find_happening(found, ident), Words(found)
    write_item(item, "json" if json else "people", show=lambda item: _account_lines(item, words))


def sources(ident: Id, affair: AffairName = None, store: StorePath = DEFAULT_STORE, json: AsJson = False) -> None:
    """Show the independent sources of one act: the copies of a dispatch are one, however many pages print it."""
    from recoupe.affair.seek import find_happening

    found = opened_affair(store, affair)
    item, words = find_happening(found, ident), Words(found)
    write_item(sourced(item), "json" if json else "people", show=lambda report: _source_lines(report, item, words))


def sourced(item: Happening) -> Sourced:
    """Return a happening by its independent sources, those with most pages first."""
    voices = {key: account.voice for account in item.accounts for key in account.tellings}
    reports = []
    for origin in {telling.origin.id: telling.origin for telling in item.tellings}.values():
        mine = [telling for telling in item.tellings if telling.origin.id == origin.id]
        reports.append(
            SourceReport(
                origin=origin,
                says=tuple(dict.fromkeys(voices[telling.key] for telling in mine)),
                pages=tuple(dict.fromkeys(telling.page_name for telling in mine)),
                tellings=tuple(telling.key for telling in mine),
            )
        )
    ordered = sorted(reports, key=lambda report: (-len(report.pages), report.origin.id))
    return Sourced(happening=item.id, support=item.support, against=item.against, sources=tuple(ordered))


def _head(item: Happening, words: Words) -> Text:
    return Text(harmless(f"{when(item)}  {words.act(item)}"), style="bold").append(f"  {item.id}", style="dim")


def _account_lines(item: Happening, words: Words) -> Iterator[Text]:
    yield _head(item, words)
    yield Text(f"for: {counted(item.support, 'independent source')}, against: {item.against}")
    for account in item.accounts:
        yield Text(harmless(f"- {words.account(account)}"))
        for key in account.tellings:
            line = Text(harmless(f"    « {words.clause(key)} »")).append(f"  {words.place(key)}", style="dim")
            decided = ", ".join(map(str, words.telling(key).decided))
            yield line.append(f"  changed by decision {decided}", style="bold") if decided else line


_RULES = {
    "credit": "its own credit",
    "passage_credit": "credited on another page that prints the same words",
    "passage_first": "nobody credits anybody; the first page that prints the words",
    "publisher": "the page's own words",
    "page": "nothing is known of the page",
    "quoted": "the page names it as its source",
}


def _source_lines(report: Sourced, item: Happening, words: Words) -> Iterator[Text]:
    yield _head(item, words)
    yield Text(f"for: {counted(report.support, 'independent source')}, against: {report.against}")
    for source in report.sources:
        said = ", ".join(voice_word(voice) for voice in source.says)
        pages = f"{len(source.pages)} pages = 1 source" if len(source.pages) > 1 else "1 page"
        yield Text(harmless(f"- {source.origin.name}: {said}, {pages} ({_RULES[source.origin.rule]})"))
        for key in source.tellings:
            yield Text(f"    {words.place(key)}", style="dim")
