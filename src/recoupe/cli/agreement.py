"""`recoupe agreement`: what two desks agreed, and what it is worth today."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.text import Text

from recoupe.cli.desk_keys import Key, PassphraseFile, key_path, opened_keys, write_new
from recoupe.cli.options import DEFAULT_STORE, AsJson, AsJsonLines, StorePath
from recoupe.cli.output import NOTHING_FOUND, format_of, harmless, say, write_item, write_items
from recoupe.types.agreement import Agreement, Clause
from recoupe.types.server import StoreName

if TYPE_CHECKING:
    from recoupe.exchange.agreements import Known, Written

agreement = typer.Typer(help="What two desks agreed, and what it is worth today.", no_args_is_help=True)

File = Annotated[Path, typer.Argument(metavar="FILE", help="The agreement, in TOML.")]
Name = Annotated[str, typer.Argument(metavar="AGREEMENT", help="Its id, or the beginning of its sha256.")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="Why; kept, and told to the partner.")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Where the letter that tells the partner goes.")]


@agreement.command()
def draft(
    partner: Annotated[str, typer.Argument(metavar="PARTNER", help="Name or fingerprint of a partner.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The file to begin with; its name becomes the id.")],
    store: StorePath = DEFAULT_STORE,
    key: Key = None,
) -> None:
    """Write an agreement to begin with: both fingerprints are right, and nothing but contact is agreed."""
    from recoupe.exchange.agreements import draft_agreement
    from recoupe.exchange.agreements.find import today_utc
    from recoupe.exchange.identity import find_partner, fingerprint_of, read_own_card
    from recoupe.store import open_store

    card = read_own_card(key_path(key, store))
    opened = open_store(store)
    try:
        with opened.reading() as db:
            found = find_partner(db, partner)
    finally:
        opened.close()
    text = draft_agreement(card, fingerprint_of(card), found, ident=out.stem, since=today_utc())
    write_new(out, text.encode())
    say(f"{out}: change it, check it ('recoupe agreement check'), send it to {found.name}; then both sign")


@agreement.command()
def check(file: File, json: AsJson = False) -> None:
    """Check a file, before anybody signs: what it says, or on which line what is wrong."""
    from recoupe.exchange.agreements import read_agreement

    written = read_agreement(file)
    write_item(written, format_of(json=json, jsonl=False), show=_written_lines)


@agreement.command()
def sign(
    file: File, store: StorePath = DEFAULT_STORE, key: Key = None, passphrase_file: PassphraseFile = None, json: AsJson = False
) -> None:
    """Sign a file, and take in the other desk's signature from FILE.signatures; run it again when that came back signed."""
    from recoupe.exchange.agreements import sign_agreement
    from recoupe.store import open_store

    keys = opened_keys(key, store, passphrase_file)
    opened = open_store(store)
    try:
        signed = sign_agreement(opened, keys, file)
    finally:
        opened.close()
    write_item(signed.known, format_of(json=json, jsonl=False), show=_lines)
    say(f"{signed.file}: the signatures, to give to the other desk with {file}")


@agreement.command()
def show(
    name: Annotated[str | None, typer.Argument(metavar="AGREEMENT", help="Its id; without it, all are listed.")] = None,
    store: StorePath = DEFAULT_STORE,
    json: AsJson = False,
    jsonl: AsJsonLines = False,
) -> None:
    """Show an agreement, or all: state, signatures, clauses, who suspended and restored it, when and why."""
    from recoupe.exchange.agreements import find_agreement, known_agreements
    from recoupe.store import open_store

    opened = open_store(store)
    try:
        with opened.reading() as db:
            found = known_agreements(db) if name is None else (find_agreement(db, name),)
    finally:
        opened.close()
    write_items(found, format_of(json=json, jsonl=jsonl), show=_lines)
    if not found:
        say(f"{store}: no agreement is known; 'recoupe agreement sign FILE' takes one in")
        raise typer.Exit(NOTHING_FOUND)


@agreement.command()
def suspend(
    name: Name,
    why: Why = "",
    out: Out = None,
    store: StorePath = DEFAULT_STORE,
    key: Key = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Suspend an agreement from now on: nothing leaves under it, nothing is taken in; writes the letter that says so."""
    _change(name, "suspended", why, out, store, key, passphrase_file, json=json)


@agreement.command()
def restore(
    name: Name,
    why: Why = "",
    out: Out = None,
    store: StorePath = DEFAULT_STORE,
    key: Key = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Restore an agreement that this desk suspended; writes the letter that says so."""
    _change(name, "restored", why, out, store, key, passphrase_file, json=json)


def _change(
    name: str,
    kind: Literal["suspended", "restored"],
    why: str,
    out: Path | None,
    store: StoreName,
    key: Path | None,
    passphrase_file: Path | None,
    *,
    json: bool,
) -> None:
    from recoupe.exchange.notices import change_and_tell
    from recoupe.store import open_store

    keys = opened_keys(key, store, passphrase_file)
    letter = out or Path(f"{name}-{kind}.letter")
    opened = open_store(store)
    try:
        known = change_and_tell(opened, keys, name, kind, why=why, out=letter)
    finally:
        opened.close()
    write_item(known, format_of(json=json, jsonl=False), show=_lines)
    say(f"{letter}: the letter that tells the partner; it holds here from now on")


def _written_lines(written: "Written") -> Iterator[Text]:
    yield from _agreement_lines(written.agreement, "well formed")
    yield Text(f"  sha256 {written.sha256}", style="dim")


def _lines(known: "Known") -> Iterator[Text]:
    yield from _agreement_lines(known.agreement, known.state.replace("_", " "))
    signed = {one.fingerprint: one.at for one in known.signatures}
    for party in known.agreement.parties:
        when = f"signed {signed[party.fingerprint]}" if party.fingerprint in signed else "not signed yet"
        yield Text(f"  {harmless(party.name)}: {when}")
    for change in known.changes:
        party_name = next((party.name for party in known.agreement.parties if party.fingerprint == change.fingerprint), "")
        yield Text(f"  {change.kind} {change.at} by {harmless(party_name)}: {harmless(change.why)}")
    yield Text(f"  sha256 {known.sha256}", style="dim")


def _agreement_lines(found: Agreement, state: str) -> Iterator[Text]:
    yield Text(f"{found.id}: {harmless(found.title)} ({state})", style="bold")
    names = " and ".join(harmless(party.name) for party in found.parties)
    yield Text(f"  between {names}, {found.since} to {found.until}")
    for clause in found.clauses:
        yield Text(f"  {clause.id}: {', '.join(clause.kinds)} as {clause.form}{_conditions(clause)}")
    if found.reciprocity:
        yield Text(f"  nobody is more than {found.reciprocity.ahead:,} records ahead")
    if found.contact:
        terms = found.contact
        yield Text(
            f"  contact over {', '.join(terms.over)}: {terms.learn}, {terms.largest:,} at the most, every {terms.every_days} days"
        )


def _conditions(clause: Clause) -> str:
    """Return what a clause asks for, as one line."""
    pairs = [f"{one} with {other}" for one, other in clause.pairs]
    said = {
        "from": ", ".join(clause.senders),
        "themes": ", ".join(clause.themes),
        "with": ", ".join((*clause.actors, *pairs)),
        "since": clause.since,
        "until": clause.until,
        "not before": clause.embargo,
        "sources": clause.sources if clause.sources > 1 else None,
        "reviewed only": "yes" if clause.reviewed else None,
        "credit": clause.caveats.credit,
        "delete by": clause.caveats.delete_by,
        "may go on": "yes" if clause.caveats.onward else None,
    }
    return "".join(f"; {name} {value}" for name, value in said.items() if value)
