"""GeoJSON (RFC 7946): happenings at places that are located. Those that are not are counted and listed, and never put at 0, 0."""

from typing import Any

import msgspec

from recoupe.exports.affair_labels import load_affair_labels
from recoupe.exports.material import Material, name_of_key
from recoupe.exports.naming import Names
from recoupe.exports.standing import sources_of, standing_of
from recoupe.types.affair import Account, AffairActor, Happening

Json = dict[str, Any]

NO_PLACE, NOT_LOCATED, NOT_ON_EARTH = "no place is told", "the place has no coordinates", "the coordinates are none"


def geojson_of(material: Material) -> bytes:
    """Return a FeatureCollection in UTF-8: a point a happening, and the member `recoupe` with what has none.

    Coordinates are longitude, latitude (WGS 84), those of the place: a city stands at its centre, whatever was hit in it.
    """
    affair, names = material.affair, Names(material.affair)
    places = {actor.id: actor for actor in affair.actors}
    features, unlocated = [], []
    for happening in affair.happenings:
        place = places.get(happening.place or "")
        reason = why_not_located(happening, place)
        if place and not reason:
            features.append(_feature(happening, place, names))
        else:
            unlocated.append({"id": happening.id, "place": happening.place, "reason": reason, "name": _name(happening, names)})
    about = {"affair": affair.name, "located": len(features), "not_located": len(unlocated), "happenings": unlocated}
    return msgspec.json.encode({"type": "FeatureCollection", "features": features, "recoupe": about}) + b"\n"


def why_not_located(happening: Happening, place: AffairActor | None) -> str | None:
    """Return why a happening cannot be put on a map; None when it can.

    0, 0 is in the sea off Ghana and is what programs write for "not known": no place is there.
    """
    if happening.place is None:
        return NO_PLACE
    if place is None or place.lat is None or place.lon is None:
        return NOT_LOCATED
    on_earth = -90 <= place.lat <= 90 and -180 <= place.lon <= 180 and (place.lat, place.lon) != (0, 0)
    return None if on_earth else NOT_ON_EARTH


def _feature(happening: Happening, place: AffairActor, names: Names) -> Json:
    return {
        "type": "Feature",
        "id": happening.id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {
            "name": _name(happening, names),
            "type": happening.type,
            "status": standing_of(happening),
            "day": happening.day,
            "earliest": happening.when.earliest,
            "latest": happening.when.latest,
            "place": place.id,
            "place_name": place.label,
            "actors": [party.id for party in happening.actors],
            "recipients": [party.id for party in happening.recipients],
            "themes": happening.themes,
            "sources_for": happening.support,
            "sources_against": happening.against,
            "sources": sources_of(happening),
            "accounts": list(map(_account, happening.accounts)),
            "tellings": [name_of_key(telling.key) for telling in happening.tellings],
        },
    }


def _account(account: Account) -> Json:
    return {
        "voice": account.voice,
        "status": account.status,
        "according_to": account.according_to,
        "killed": account.killed,
        "wounded": account.wounded,
        "day": account.day,
        "sources": [origin.id for origin in account.origins],
        "pages": account.pages,
    }


def _name(happening: Happening, names: Names) -> str:
    return names.act(happening, load_affair_labels())
