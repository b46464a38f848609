"""W3C Web Annotation (JSON-LD): every telling as an annotation on the page as captured, for any program that reads annotations.

Each stretch of the words is a target of its own, found by position (code points of the captured text) and by quotation. The
bodies are a tag (the type), a sentence in French, and what recoupe knows as terms of its own, which other programs pass over.
"""

from collections.abc import Iterator
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

import msgspec

from recoupe.exports.affair_labels import AffairLabels, load_affair_labels
from recoupe.exports.days import days_of
from recoupe.exports.material import Material, name_of_key, stretches
from recoupe.exports.naming import Names
from recoupe.types.affair import Happening, Telling
from recoupe.types.record import PageRecord, Piece

Json = dict[str, Any]

ANNO = "http://www.w3.org/ns/anno.jsonld"
VOCABULARY = "urn:recoupe:terms:"
AROUND = 32
"""Characters of the page quoted before and after a stretch, so that it is found when the page has moved."""

TERMS = (
    "Telling", "eventType", "status", "accordingTo", "actors", "recipients", "happening", "origin", "day", "earliest", "latest",
    "place", "killed", "wounded", "rule", "score", "sha256", "pageName",
)  # fmt: skip
"""The terms of ours; they become `urn:recoupe:terms:status` and the like."""

_LISTS = frozenset({"accordingTo", "actors", "recipients", "killed", "wounded"})


def annotations_of(material: Material) -> Iterator[bytes]:
    """Yield an AnnotationPage in UTF-8, a line an annotation, in the order of the affair."""
    name = material.affair.name or "store"
    head = {
        "@context": [ANNO, context()],
        "id": f"urn:recoupe:affair:{quote(name, safe='')}:annotations",
        "type": "AnnotationPage",
        "label": name,
        "startIndex": 0,
    }
    yield msgspec.json.encode(head)[:-1] + b',"items":['
    names = Names(material.affair)
    generator = {"id": f"urn:recoupe:software:{version('recoupe')}", "type": "Software", "name": "recoupe"}
    for number, (happening, telling) in enumerate(material.tellings()):
        annotation = _annotation(happening, telling, material, names) | {"generator": generator}
        yield (b",\n" if number else b"\n") + msgspec.json.encode(annotation)
    yield b"\n]}\n"


def context() -> Json:
    """Return the JSON-LD context of our own terms; those that hold several values keep their order."""
    return {
        term: {"@id": f"{VOCABULARY}{term}", "@container": "@list"} if term in _LISTS else f"{VOCABULARY}{term}" for term in TERMS
    }


def _annotation(happening: Happening, telling: Telling, material: Material, names: Names) -> Json:
    record, text = material.records[telling.key.page], material.texts[telling.key.page]
    labels = load_affair_labels()
    return {
        "id": f"urn:recoupe:telling:{quote(name_of_key(telling.key), safe=':')}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": labels.types[telling.key.type], "language": "fr"},
            {
                "type": "TextualBody",
                "purpose": "describing",
                "value": sentence_of(happening, telling, names, labels),
                "format": "text/plain",
                "language": "fr",
            },
            {"type": "Telling", "purpose": "classifying", **_terms(happening, telling)},
        ],
        "target": [_target(stretch, record, text) for stretch in stretches(telling.words or (telling.trigger,))],
    }


def sentence_of(happening: Happening, telling: Telling, names: Names, labels: AffairLabels) -> str:
    """Return what a telling says in one line of French: "attaque, A → B : démenti, selon C, 2021-03-04"."""
    told = msgspec.structs.replace(happening, actors=telling.actors, recipients=telling.recipients)
    source = names.chain(telling.according_to, citing=labels.phrases.citing)
    parts = (
        labels.standings[telling.status],
        f"{labels.phrases.according_to} {source}" if source else "",
        days_of(telling.day, telling.when, words=labels.days),
    )
    return f"{names.act(told, labels)} : {', '.join(part for part in parts if part)}"


def _terms(happening: Happening, telling: Telling) -> Json:
    terms = {
        "eventType": telling.key.type,
        "status": telling.status,
        "accordingTo": telling.according_to,
        "actors": [party.id for party in telling.actors],
        "recipients": [party.id for party in telling.recipients],
        "happening": happening.id,
        "origin": telling.origin.id,
        "day": telling.day,
        "earliest": telling.when.earliest,
        "latest": telling.when.latest,
        "place": telling.place,
        "killed": [part for part in telling.killed if part is not None] if telling.killed else None,
        "wounded": [part for part in telling.wounded if part is not None] if telling.wounded else None,
        "rule": telling.rule,
        "score": telling.score,
    }
    return {name: value for name, value in terms.items() if value is not None}


def _target(stretch: Piece, record: PageRecord, text: str) -> Json:
    return {
        "type": "SpecificResource",
        "source": _source(record),
        "selector": [
            {"type": "TextPositionSelector", "start": stretch.start, "end": stretch.end},
            {
                "type": "TextQuoteSelector",
                "exact": stretch.text,
                "prefix": text[max(stretch.start - AROUND, 0) : stretch.start],
                "suffix": text[stretch.end : stretch.end + AROUND],
            },
        ],
    }


def _source(record: PageRecord) -> Json:
    """Return the page as captured, which is what the positions count in; where it was published is `via`."""
    page = record.page
    source = {
        "id": f"urn:recoupe:page:{quote(page.id, safe='')}",
        "type": "Text",
        "format": "text/plain",
        "pageName": page.name,
        "sha256": page.sha256,
    }
    if page.language:
        source["language"] = page.language
    if page.url:
        source["via"] = quote(page.url, safe="/:?#[]@!$&'()*+,;=%~-._")
    return source
