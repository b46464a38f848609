"""`recoupe export`: an affair in a format that other programs read."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from recoupe.cli.options import DEFAULT_STORE, AffairName, StorePath, one_of
from recoupe.cli.output import NOTHING_FOUND, counted, say

if TYPE_CHECKING:
    from recoupe.exports.affair_export import Form
    from recoupe.store import Store
    from recoupe.types.affair import Affair
    from recoupe.types.claims import ClaimCited
    from recoupe.types.record import PageRecord


def _form(value: str) -> "Form":
    from recoupe.exports.affair_export import FORMS

    return one_of(value, FORMS)


Forms = Annotated[
    Any,
    typer.Option(
        "--form",
        parser=_form,
        metavar="FORM",
        help="jsonl, csv, parquet, gexf, geojson, annotations, ftm, tei, dossier or report.",
    ),
]
Out = Annotated[Path, typer.Option("--out", metavar="FILE", help="The file to write; with csv and dossier a folder.")]
Replace = Annotated[bool, typer.Option("--replace", help="Write over what an earlier export wrote.")]
Partners = Annotated[
    bool, typer.Option("--partners", help="With dossier: what partners claim about its acts too, with the entries of the ledger.")
]
NoBom = Annotated[bool, typer.Option("--no-bom", help="With csv: no byte-order mark, which Excel needs.")]


def export(
    form: Forms,
    out: Out,
    affair: AffairName = None,
    replace: Replace = False,
    no_bom: NoBom = False,
    partners: Partners = False,
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Write an affair into a file or folder that other programs read."""
    if partners and form != "dossier":
        raise typer.BadParameter("--partners goes with --form dossier; the other formats hold what is ours")
    if str(out) == "-":
        raise typer.BadParameter("--out writes a file, not standard output; give it a name such as affair.jsonl")
    from recoupe.affair import read_affair
    from recoupe.exports.affair_export import export_affair, export_dossier
    from recoupe.pipeline.language import load_affairs
    from recoupe.store import open_store

    opened = open_store(store)
    try:
        found = read_affair(opened, affair, lexicon=load_affairs(opened.language))
        if not found.pages:
            say(f"{store}: the affair has no page; nothing is written")
            raise typer.Exit(NOTHING_FOUND)
        records, texts = _pages(opened, found)
        states = _states(opened.language) if form == "parquet" else {}
        claims = _claims(opened, found) if partners else None
    finally:
        opened.close()
    if claims is None:
        export_affair(found, records, texts, form=form, out=out, states=states, replace=replace, bom=not no_bom)
    else:
        export_dossier(found, records, texts, claims=claims, out=out, replace=replace)
    say(f"{out}: {counted(len(found.pages), 'page')}, {counted(len(found.happenings), 'happening')}")


def _states(language: str) -> dict[str, str]:
    """Return the three letters of each state by its two."""
    from recoupe.exports.polecat_codes import alpha3_of_states
    from recoupe.pipeline.language import load_knowledge

    return alpha3_of_states(load_knowledge(language))


def _claims(opened: "Store", affair: "Affair") -> "tuple[ClaimCited, ...]":
    """Return what partners claim about the acts of an affair."""
    from recoupe.exchange.claims import cite_claims, claims_beside

    acts = {happening.id for happening in affair.happenings}
    about = [claim for claim in claims_beside(opened) if not acts.isdisjoint(claim.happenings)]
    with opened.reading() as db:
        return tuple(cite_claims(db, about))


def _pages(opened: "Store", affair: "Affair") -> "tuple[list[PageRecord], dict[str, str]]":
    """Return the records and captured texts of an affair's pages."""
    from recoupe.store import stored_pages

    wanted = {page.id for page in affair.pages}
    records, texts = [], {}
    for page in stored_pages(opened):
        ident = page.record.page.id
        if ident in wanted:
            records.append(page.record)
            texts[ident] = page.text
    return records, texts
