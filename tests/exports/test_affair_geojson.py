"""GeoJSON by RFC 7946: points at places that are located, everything else listed with its reason."""

from typing import Any

import msgspec
import pytest

from recoupe.exports.geojson import geojson_of
from recoupe.types.affair import Affair
from tests.exports.affairs import AFFAIR, BOMBING, EMPTY, REQUEST, THREATENING, material, without


def collection(affair: Affair = AFFAIR) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.json.decode(geojson_of(material(affair)))
    return found


def check_rfc_7946(found: dict[str, Any]) -> None:
    """Sections 3.1.2, 3.2, 3.3 and 7: a closed set of types, positions as longitude and latitude, no old `crs`."""
    assert found["type"] == "FeatureCollection"
    assert isinstance(found["features"], list)
    assert not {"crs", "geometry", "properties", "coordinates", "geometries"} & found.keys()
    for feature in found["features"]:
        assert feature["type"] == "Feature"
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert isinstance(feature["id"], str)
        assert set(feature["geometry"]) == {"type", "coordinates"}
        assert feature["geometry"]["type"] == "Point"
        lon, lat = feature["geometry"]["coordinates"]
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90
        assert (lon, lat) != (0, 0)


@pytest.mark.parametrize("affair", [AFFAIR, EMPTY], ids=["full", "empty"])
def test_collection_is_as_the_rfc_says(affair: Affair) -> None:
    check_rfc_7946(collection(affair))


def test_located_happening_is_a_point_longitude_first() -> None:
    [feature] = collection()["features"]
    assert (feature["id"], feature["geometry"]["coordinates"]) == (BOMBING.id, [45.25, -12.5])
    about = feature["properties"]
    assert (about["status"], about["sources_for"], about["sources_against"], about["place_name"]) == ("disputed", 2, 1, "Sarn")
    assert [account["wounded"] for account in about["accounts"]] == [[8, 8], [25, None], None]
    assert about["sources"] == ["agency/avp", "publisher/observatoire-du-nord"]


def test_what_is_not_located_is_listed_with_its_reason() -> None:
    about = collection()["recoupe"]
    assert (about["located"], about["not_located"]) == (1, 3)
    assert {(item["id"], item["place"], item["reason"]) for item in about["happenings"]} == {
        (THREATENING.id, "place/karsk", "the place has no coordinates"),
        (AFFAIR.happenings[2].id, None, "no place is told"),
        (REQUEST.id, None, "no place is told"),
    }


@pytest.mark.parametrize(
    ("lat", "lon", "located"),
    [(0.0, 0.0, 0), (-0.0, 0.0, 0), (91.0, 0.0, 0), (0.0, -180.5, 0), (0.0, 10.0, 1), (10.0, 0.0, 1), (90.0, 180.0, 1)],
)
def test_no_point_at_0_0_or_off_the_earth(lat: float, lon: float, located: int) -> None:
    actors = tuple(without(actor, lat=lat, lon=lon) if actor.id == "place/sarn" else actor for actor in AFFAIR.actors)
    found = collection(without(AFFAIR, actors=actors))
    check_rfc_7946(found)
    assert len(found["features"]) == located
    assert found["recoupe"]["not_located"] == 4 - located
