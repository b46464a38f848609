"""Web Annotation: each telling, found by position and by quotation, and nothing that a JSON-LD processor drops."""

from pathlib import Path
from typing import Any

import msgspec
from pyld import jsonld

from recoupe.exports.annotations import ANNO, AROUND, annotations_of
from recoupe.types.affair import Affair
from tests.exports.affair_pages import TEXTS
from tests.exports.affairs import AFFAIR, BOMBED_1, EMPTY, material

TERMS = msgspec.json.decode((Path(__file__).parent / "schemas/anno_terms.json").read_bytes())
OA = "http://www.w3.org/ns/oa#"


def page_of(affair: Affair = AFFAIR) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.json.decode(b"".join(annotations_of(material(affair))))
    return found


def _load(url: str, options: object) -> dict[str, Any]:
    assert url == ANNO, "nothing else is asked for"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": TERMS}


def expanded(page: dict[str, Any]) -> dict[str, Any]:
    [found] = jsonld.expand(page, {"documentLoader": _load})
    return dict(found)


def test_there_is_an_annotation_a_telling() -> None:
    page = page_of()
    assert (page["type"], page["startIndex"]) == ("AnnotationPage", 0)
    assert [item["id"] for item in page["items"]] == [
        f"urn:recoupe:telling:{t.key.page}:{t.key.start}-{t.key.end}:{t.key.type}" for h in AFFAIR.happenings for t in h.tellings
    ]


def test_every_target_is_the_words_in_the_captured_page() -> None:
    targets = [target for item in page_of()["items"] for target in item["target"]]
    assert len(targets) == 8
    for target in targets:
        text = TEXTS[target["source"]["id"].rpartition(":")[2]]
        position, quote = target["selector"]
        start, end = position["start"], position["end"]
        assert quote == {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(start - AROUND, 0) : start],
            "suffix": text[end : end + AROUND],
        }
        assert text.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1


def test_words_in_two_stretches_have_two_targets() -> None:
    item = page_of()["items"][0]
    found = [target["selector"][0] for target in item["target"]]
    piece = BOMBED_1.words[0].pieces[0]  # type: ignore[index]
    assert [(one["start"], one["end"]) for one in found] == [
        (BOMBED_1.words[0].start, BOMBED_1.words[0].end),
        (piece.start, piece.end),
    ]


def test_bodies_are_a_tag_a_sentence_and_our_terms() -> None:
    tag, sentence, terms = page_of()["items"][0]["body"]
    assert (tag["purpose"], tag["value"]) == ("tagging", "attaque")
    assert sentence["value"] == (
        'attaque, @Armée ostranienne → Valdorie : rapporté comme fait, selon AVP, citant Irène "Rien" Orsel, 2021-03-03'
    )
    assert terms == {
        "type": "Telling",
        "purpose": "classifying",
        "eventType": "ASSAULT",
        "status": "happened",
        "accordingTo": ["person/irene-orsel", "media/avp"],
        "actors": ["org/xo-mod"],
        "recipients": ["state/xv"],
        "happening": "h-00000000b0",
        "origin": "agency/avp",
        "day": "2021-03-03",
        "earliest": "2021-03-03",
        "latest": "2021-03-03",
        "place": "place/sarn",
        "wounded": [8, 8],
        "rule": "assault.bomb",
        "score": 0.5,
    }


def test_a_denial_says_that_it_is_one() -> None:
    denial = page_of()["items"][2]
    assert denial["body"][1]["value"].startswith("attaque, @Armée ostranienne → Valdorie : démenti, selon @Armée ostranienne")


def test_json_ld_drops_nothing() -> None:
    """Every key of the document becomes an IRI: the expansion has as many keys as the document, `@context` apart."""
    page = page_of()
    assert keys_of(expanded(page)) == keys_of({key: value for key, value in page.items() if key != "@context"})
    page["items"][0]["body"][2]["unknownTerm"] = "x"
    assert keys_of(expanded(page)) < keys_of({key: value for key, value in page.items() if key != "@context"})


def keys_of(value: object) -> int:
    """Return how many keys a document has; ids, and what JSON-LD adds round a value or a list, are not counted."""
    if isinstance(value, dict):
        return sum((key not in ("@value", "@list", "@id", "id")) + keys_of(inside) for key, inside in value.items())
    return sum(map(keys_of, value)) if isinstance(value, list) else 0


def test_terms_are_those_of_the_recommendation() -> None:
    [items] = expanded(page_of())["http://www.w3.org/ns/activitystreams#items"]
    first = items["@list"][0]
    assert first["@type"] == [f"{OA}Annotation"]
    assert first[f"{OA}motivatedBy"] == [{"@id": f"{OA}classifying"}]
    selectors = first[f"{OA}hasTarget"][0][f"{OA}hasSelector"]
    assert [selector["@type"] for selector in selectors] == [[f"{OA}TextPositionSelector"], [f"{OA}TextQuoteSelector"]]
    status = first[f"{OA}hasBody"][2]["urn:recoupe:terms:status"]
    assert status == [{"@value": "happened"}]


def test_empty_affair_is_an_empty_page() -> None:
    assert page_of(EMPTY)["items"] == []


def test_address_of_the_page_is_an_iri() -> None:
    sources = [target["source"] for item in page_of()["items"] for target in item["target"]]
    assert sources[0]["via"] == "https://gazette-des-dunes.example/sarn?a=1&b=%3C2%3E"
    assert "via" not in sources[-1]
