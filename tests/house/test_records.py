"""Every record is frozen, takes keywords only, and refuses unknown fields."""

import importlib
import pkgutil

import msgspec
import pytest

import recoupe.lexicon
import recoupe.types
from recoupe.types.base import Record

for package in (recoupe.types, recoupe.lexicon):
    for module in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)


def every_subclass(base: type) -> list[type]:
    return [found for child in base.__subclasses__() for found in (child, *every_subclass(child))]


RECORDS = sorted(
    (cls for cls in every_subclass(Record) if cls.__module__.startswith(("recoupe.types", "recoupe.lexicon"))), key=str
)


@pytest.mark.parametrize("record", RECORDS, ids=lambda cls: f"{cls.__module__}.{cls.__name__}")
def test_record(record: type[msgspec.Struct]) -> None:
    config = record.__struct_config__
    assert config.frozen
    assert config.forbid_unknown_fields
    assert all(info.name.isidentifier() for info in msgspec.structs.fields(record))
    assert record.__doc__, f"{record} says nothing about itself"


def test_there_are_records() -> None:
    assert len(RECORDS) > 30
