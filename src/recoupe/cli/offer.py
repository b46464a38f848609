"""`recoupe offer` and `recoupe send`: what would leave under an agreement, and what does."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from recoupe.cli.desk_keys import Key, PassphraseFile, key_path, opened_keys
from recoupe.cli.options import DEFAULT_STORE, AsJson, AsJsonLines, StorePath, parser_of
from recoupe.cli.output import NOTHING_FOUND, counted, format_of, harmless, say, screen, write_item, write_items
from recoupe.types.base import Record
from recoupe.types.exchange import Form, Kind, Withheld

if TYPE_CHECKING:
    from recoupe.exchange.bundles import Sent
    from recoupe.exchange.offers import Offered


Name = Annotated[str, typer.Argument(metavar="AGREEMENT", help="Its id, or the beginning of its sha256.")]
Kinds = Annotated[
    list[Any] | None,
    typer.Option(
        "--kind",
        parser=parser_of(Kind),
        metavar="KIND",
        help="Only quotes, events, accounts, decisions or captures; may be repeated.",
    ),
]
Items = Annotated[
    list[str] | None, typer.Option("--item", metavar="ID", help="Only this record, by its id in 'offer'; may be repeated.")
]
ChoiceFile = Annotated[
    Path | None,
    typer.Option(
        "--choice", metavar="FILE", help="Only the records that were ticked on the desk, if they are as they were seen."
    ),
]


class OfferRow(Record, frozen=True, kw_only=True):
    """One record of an offer: the form and clause under which it would leave, or what withholds it."""

    kind: Kind
    id: str
    form: Form | None
    clause: str | None
    withheld: tuple[Withheld, ...]


def offer(
    name: Name,
    kinds: Kinds = None,
    everything: Annotated[bool, typer.Option("--all", help="List every record, not the counts.")] = False,
    store: StorePath = DEFAULT_STORE,
    key: Key = None,
    json: AsJson = False,
    jsonl: AsJsonLines = False,
) -> None:
    """Show what would leave under an agreement, in which form, and what is withheld by which clause; nothing leaves."""
    from recoupe.exchange.agreements import find_agreement
    from recoupe.exchange.agreements.find import today_utc
    from recoupe.exchange.identity import read_fingerprint
    from recoupe.exchange.offers import offer_records
    from recoupe.store import open_store

    form = format_of(json=json, jsonl=jsonl)
    ours = read_fingerprint(key_path(key, store))
    opened = open_store(store)
    try:
        with opened.reading() as db:
            known = find_agreement(db, name)
            offers = offer_records(db, known, ours=ours, today=today_utc(), kinds=tuple(kinds or ()))
            listed = everything or form != "people"
            count = write_items(map(_row, offers), form, show=_row_lines) if listed else _summary(offers)
    finally:
        opened.close()
    if not count:
        say(f"{store}: holds nothing of these kinds")
        raise typer.Exit(NOTHING_FOUND)


def send(
    name: Name,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The letter to carry to the partner; a new file.")],
    kinds: Kinds = None,
    items: Items = None,
    choice: ChoiceFile = None,
    store: StorePath = DEFAULT_STORE,
    key: Key = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Write what may leave under an agreement as one letter: signed, encrypted to the partner, entered in the ledger."""
    from recoupe.exchange.bundles import send_bundle
    from recoupe.exchange.offers import read_choice
    from recoupe.store import open_store

    if items and choice:
        raise typer.BadParameter("--item and --choice each say what leaves; name one of them")
    chosen = read_choice(choice) if choice else None
    keys = opened_keys(key, store, passphrase_file)
    opened = open_store(store)
    try:
        sent = send_bundle(opened, keys, name, out, kinds=tuple(kinds or ()), ticked=chosen or _ticked(items))
    finally:
        opened.close()
    write_item(sent, format_of(json=json, jsonl=False), show=_sent_lines)
    say(f"{out}: carry it to {sent.partner} by any means; 'recoupe receive' there, and bring back the receipt")


def _ticked(items: list[str] | None) -> "Callable[[Offered], bool] | None":
    if not items:
        return None
    wanted = set(items)
    return lambda one: one.item.id in wanted


def _row(one: "Offered") -> OfferRow:
    verdict = one.verdict
    leaves = one.record is not None
    return OfferRow(
        kind=one.item.kind,
        id=one.item.id,
        form=verdict.form if leaves else None,
        clause=verdict.clause if leaves else None,
        withheld=verdict.withheld,
    )


def _row_lines(row: OfferRow) -> Iterator[Text]:
    if row.form:
        yield Text(f"{row.form:<8} {harmless(row.id)}  (clause {row.clause})")
    else:
        yield Text(f"stays    {harmless(row.id)}  ({'; '.join(map(_said, row.withheld))})", style="dim")


def _summary(offers: "Iterator[Offered]") -> int:
    """Show how many records would leave and stay, by kind and clause; return how many there are."""
    leaves, stays = Counter[str](), Counter[str]()
    for row in map(_row, offers):
        if row.form:
            leaves[f"{row.kind} as {row.form}, clause {row.clause}"] += 1
        else:
            stays[f"{row.kind}, {_said(row.withheld[0])}"] += 1
    console = screen()
    for title, found in (("would leave", leaves), ("withheld", stays)):
        console.print(Text(f"{title}: {counted(found.total(), 'record')}", style="bold"))
        for what, count in sorted(found.items()):
            console.print(Text(f"{count:>8,}  {harmless(what)}"))
    return leaves.total() + stays.total()


def _said(stays: Withheld) -> str:
    return f"clause {stays.clause}: {stays.cause}" if stays.clause else stays.cause


def _sent_lines(sent: "Sent") -> Iterator[Text]:
    yield Text(f"{counted(sent.records, 'record')} to {harmless(sent.partner)} under {sent.agreement}", style="bold")
    for title, found in (("kinds", sent.kinds), ("forms", sent.forms), ("clauses", sent.clauses), ("withheld", sent.withheld)):
        if found:
            yield Text(f"  {title}: " + ", ".join(f"{name} {count:,}" for name, count in found.items()))
    yield Text(f"  letter {sent.letter}", style="dim")
