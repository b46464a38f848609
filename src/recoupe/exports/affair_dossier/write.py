"""write_affair_dossier: the steps in order."""

from itertools import groupby
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from recoupe.exports.affair_dossier.notes import Notes, shown
from recoupe.exports.affair_dossier.partners import Partners
from recoupe.exports.affair_dossier.phrases import Phrases
from recoupe.exports.affair_dossier.sections import by_standing, disputes_of, ladders_of, sources_of_pages
from recoupe.exports.affair_labels import load_affair_labels
from recoupe.exports.affair_sayings import find_doubts, find_sayings
from recoupe.exports.cuts import cut_page
from recoupe.exports.material import Material

TEMPLATES = Path(__file__).parent.parent / "templates"


def write_affair_dossier(material: Material, folder: Path, *, title: str | None = None) -> Path:
    """Write a dossier into a folder and return its first page, `index.html`. No script, no address outside.

    Args:
        material: the affair, its records and texts.
        folder: where `index.html` and `pages/<id>.html` go; made when it is missing.
        title: shown at the top; the affair's name where there is none.

    Raises:
        OSError: if the folder cannot be written.
    """
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    templates, notes = _templates(), Notes(material)
    style = Markup("".join((TEMPLATES / name).read_text(encoding="utf-8") for name in ("dossier.css", "affair.css")))
    index = templates.get_template("affair.html").render(style=style, **_content(material, notes, title))
    (folder / "index.html").write_text(index, encoding="utf-8", errors="replace")
    for ident, record in material.records.items():
        cuts = cut_page(record, shown(material.texts[ident]), notes.places(ident))
        html = templates.get_template("page.html").render(record=record, runs=cuts, style=style)
        (folder / "pages" / f"{ident}.html").write_text(html, encoding="utf-8", errors="replace", newline="")
    return folder / "index.html"


def _content(material: Material, notes: Notes, title: str | None) -> dict[str, object]:
    """Return what the template shows, and what it calls; notes are numbered while it runs."""
    labels = load_affair_labels()
    affair, say = material.affair, Phrases(material, labels, notes)
    engines = dict.fromkeys(record.page.engine for record in material.records.values())
    return {
        "title": title or affair.name or "Affaire",
        "affair": affair,
        "labels": labels,
        "disputes": disputes_of(material),
        "standings": by_standing(material),
        "ladders": ladders_of(material),
        "sayings": [(speaker, list(said)) for speaker, said in groupby(find_sayings(material), key=lambda said: said.speaker)],
        "doubts": list(find_doubts(material)),
        "page_sources": sources_of_pages(material),
        "records": material.records,
        "engine": " ; ".join(engines),
        "footnotes": notes.written,
        "say": say,
        "partners": Partners(material.claims, say, labels),
    }


def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("recoupe.exports"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
