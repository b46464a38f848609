"""A page as it came, and what a person says about it."""

from collections.abc import Mapping
from datetime import date, datetime

from recoupe.types.base import Record
from recoupe.types.markup import Markup
from recoupe.types.problem import Problem


class Given(Record, frozen=True, kw_only=True):
    """What a person says about a page; it wins over what the page says, and conflicts are flagged."""

    published: date | None = None
    publisher: str | None = None
    url: str | None = None


class Capture(Record, frozen=True, kw_only=True):
    """One page as captured: its bytes and their digest, and its text.

    `text` of a text capture is the file as decoded, every character kept (a Windows line end is two, NUL is one; a byte-order
    mark is dropped and not counted); of a line of JSON its title and text; of an HTML page our rendering of the whole page, and
    `markup` leads from it to the source. `id` is a hash of the bytes and the locator (URL if known, else path or record id).

    `path` is the file, `record` the page's place in it when the file holds many: the name of a member, the line of a JSON lines
    file, the offset of an archive record, and "member!offset" for one inside another. `data` are the bytes that `sha256` is the
    digest of: of the page itself where an archive or the transport had packed it. `crawled` is when somebody fetched or saved the
    page: never a day of publication, only an upper bound. `said` is what the container says of the page (the fields of a JSON
    line, the header of a press review), with less weight than a person. `fields` are the names of the fields of a JSON line that
    somebody gave, as `--fields` writes them.
    """

    id: str
    name: str
    sha256: str
    path: str
    text: str
    encoding: str
    url: str | None = None
    record: str | None = None
    crawled: datetime | None = None
    data: bytes | None = None
    markup: Markup | None = None
    said: Given = Given()
    fields: str | None = None
    problems: tuple[Problem, ...] = ()


class Refusal(Record, frozen=True, kw_only=True):
    """An input that cannot be read as a page: the path, why, and what to do instead; `record` names it inside a container."""

    path: str
    reason: str
    record: str | None = None


class Passed(Record, frozen=True, kw_only=True):
    """What a container holds beside pages: how many records or members of each kind were passed over ("image/png": 12).

    `seen` counts what a web archive holds step by step, when only pages in one language are read: its records, the answers of
    servers among them, the pages among these, what told their language, and how many were read and failed.
    """

    path: str
    counts: dict[str, int]
    seen: Mapping[str, int] = {}
