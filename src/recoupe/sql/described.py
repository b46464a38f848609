"""The views: one file each in `views/`, whose comments say what every column holds."""

from importlib.resources import files

from recoupe.types.base import Record

NAMES = ("pages", "quotes", "events", "actors", "times", "failures")


class View(Record, frozen=True, kw_only=True):
    """A view: what a row is, and of each column, in order, what it holds."""

    name: str
    about: str
    columns: dict[str, str]


def list_views() -> list[View]:
    """Return the views, as their files tell of them."""
    return [_view(name) for name in NAMES]


def view_sql(name: str) -> str:
    """Return the question that a view stands for."""
    return files("recoupe.sql").joinpath("views", f"{name}.sql").read_text(encoding="utf-8")


def _view(name: str) -> View:
    about, *lines = view_sql(name).splitlines()
    told = (line.split(" -- ", 1) for line in lines if " -- " in line)
    columns = {column.strip().rstrip(",").split(" AS ")[-1].split(".")[-1].strip('"'): what for column, what in told}
    return View(name=name, about=about.removeprefix("-- "), columns=columns)
