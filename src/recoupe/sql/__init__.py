"""SQL over the shards of a run, with DuckDB (extra `duckdb`): nothing is loaded, nothing is written but what is asked for."""

from recoupe.sql.ask import Answer, ask_shards, save_views
from recoupe.sql.described import View, list_views

__all__ = ["Answer", "View", "ask_shards", "list_views", "save_views"]
