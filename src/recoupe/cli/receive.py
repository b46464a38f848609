"""`recoupe receive`: a letter of another desk, whatever is in it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from recoupe.cli.desk_keys import Key, PassphraseFile, opened_keys
from recoupe.cli.options import DEFAULT_STORE, AsJson, StorePath
from recoupe.cli.output import counted, format_of, harmless, say, write_item

if TYPE_CHECKING:
    from recoupe.exchange.bundles import Receipt

_MEGA = 1 << 20


def receive(
    letter: Annotated[Path, typer.Argument(metavar="LETTER", help="A file that the partner wrote.")],
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Where the reply goes; else LETTER.reply.")] = None,
    receipt_only: Annotated[
        bool, typer.Option("--receipt-only", help="Write the receipt of a bundle that was taken in before again.")
    ] = False,
    largest: Annotated[int, typer.Option("--largest", min=1, metavar="MB", help="The largest letter, in megabytes.")] = 2048,
    store: StorePath = DEFAULT_STORE,
    key: Key = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Check a letter to the last byte and take it in, all or nothing: a bundle, a receipt, a notice, a question, an answer.

    A bundle gives a receipt, and a question an answer, to carry back.
    """
    from recoupe.exchange.inbox import receive_letter
    from recoupe.exchange.letters import LetterLimits
    from recoupe.store import open_store

    keys = opened_keys(key, store, passphrase_file)
    reply = out or letter.with_name(letter.name + ".reply")
    limits = LetterLimits(letter=largest * _MEGA, unpacked=4 * largest * _MEGA)
    opened = open_store(store)
    try:
        taken: Any
        if receipt_only:
            taken = _receipt_again(opened, keys, letter, reply, limits)
        else:
            taken = receive_letter(opened, keys, letter, reply, limits=limits)
    finally:
        opened.close()
    write_item(taken, format_of(json=json, jsonl=False), show=_lines)
    if reply.exists():
        say(f"{reply}: the reply to carry back")


def _receipt_again(store: Any, keys: Any, letter: Path, reply: Path, limits: Any) -> "Receipt":
    from recoupe.exchange.bundles import write_receipt
    from recoupe.exchange.letters import open_letter

    with open_letter(letter, store=store, keys=keys, limits=limits) as opened:
        return write_receipt(store, keys, opened.envelope.id, reply)


def _lines(taken: Any) -> Iterator[Text]:
    from recoupe.exchange.agreements import Known
    from recoupe.exchange.bundles import Receipt, Received
    from recoupe.exchange.contact import Answered, Learned

    match taken:
        case Received():
            yield Text(f"{counted(taken.records, 'record')} of {harmless(taken.partner)} under {taken.agreement}", style="bold")
            yield Text("  " + ", ".join(f"{kind} {count:,}" for kind, count in taken.kinds.items()))
            yield Text("  kept as the partner's claims; 'recoupe claims' shows them beside our own", style="dim")
        case Receipt():
            yield Text(f"receipt: {counted(taken.records, 'record')} taken in on {taken.at}", style="bold")
            yield Text(f"  letter {taken.letter}", style="dim")
        case Known():
            change = taken.changes[-1]
            yield Text(f"{taken.agreement.id}: {change.kind} by the partner: {harmless(change.why)}", style="bold")
            yield Text(f"  it is now {taken.state.replace('_', ' ')}")
        case Answered():
            yield Text(
                f"{harmless(taken.partner)} asks about {taken.theirs:,} {taken.over} under {taken.agreement}", style="bold"
            )
            yield Text("  answered; how many both hold, only the partner learns")
        case Learned():
            yield from _learned_lines(taken)
        case _:
            pass


def _learned_lines(taken: Any) -> Iterator[Text]:
    yield Text(f"both desks hold {taken.both:,} of {taken.ours:,} {taken.over}", style="bold")
    yield Text(f"  {harmless(taken.partner)} compared {taken.theirs:,}")
    for member in taken.members or ():
        yield Text(f"  {harmless(member)}")
