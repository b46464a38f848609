"""A run made by hand as docs/shards.md lays it out, of the pages of `tests/store/pages.py`."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from recoupe.pipeline.corpus import ReadPage
from recoupe.types.record import encode_record

_TEXTS = (
    "kind", "path", "record", "reason", "counts", "id", "name", "url", "sha256", "publisher", "published", "earliest", "latest",
    "title", "language", "engine", "given", "line", "text", "encoding",
)  # fmt: skip
_SCHEMA = pa.schema(
    [*((name, pa.string()) for name in _TEXTS), ("length", pa.int64()), ("data", pa.binary()), ("bytemap", pa.binary())]
)


def write_run(folder: Path, *shards: list[dict[str, Any]], expected: int | None = None, version: str = "1") -> Path:
    """Write a run of some shards; `expected` says how many it will have."""
    (folder / "shards").mkdir(parents=True)
    told = {"format": "recoupe-run", "version": 1, "engine": "e", "shards": expected or len(shards), "digest": "d"}
    (folder / "run.json").write_text(json.dumps(told))
    for number, rows in enumerate(shards):
        table = pa.Table.from_pylist(rows, schema=_SCHEMA.with_metadata({"recoupe.version": version}))
        pq.write_table(table, folder / "shards" / f"{number:05}.parquet", compression="zstd")
    return folder


def page_row(read: ReadPage) -> dict[str, Any]:
    page, meta = read.record.page, read.record.meta
    about = {
        name: getattr(page, name) for name in ("id", "name", "url", "sha256", "path", "record", "length", "language", "engine")
    }
    published = {"published": meta.published.value, "earliest": meta.published.earliest, "latest": meta.published.latest}
    texts = {
        "line": encode_record(read.record).decode(),
        "text": read.capture.text,
        "title": meta.title,
        "publisher": meta.publisher,
    }
    return {"kind": "page", "encoding": "utf-8", "given": "{}"} | about | published | texts


def failure_row(path: str, reason: str) -> dict[str, Any]:
    return {"kind": "failure", "path": path, "reason": reason}
