"""What a page says of itself in its head, and in metas and data blocks wherever they stand."""

from html import unescape

from recoupe.readers.html.tokens import Token, attributes_of
from recoupe.types.markup import DataBlock, Head, MetaTag

_MOST_METAS = 400
_LONGEST_CONTENT = 20_000
_NAMED_BY = ("property", "name", "itemprop", "http-equiv")


class HeadNotes:
    """Takes notes of the tags that speak of the page."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._title: str | None = None
        self._language: str | None = None
        self._address: str | None = None
        self._metas: list[MetaTag] = []
        self._data: list[DataBlock] = []
        self._frames: list[str] = []

    def take(self, token: Token) -> None:
        """Take a start tag."""
        match token.name:
            case "meta":
                self._meta(token)
            case "title":
                if self._title is None and token.inner >= 0:
                    self._title = " ".join(unescape(self._source[token.inner : token.inner_end]).split())
            case "html":
                self._language = self._language or attributes_of(token.attributes).get("lang") or None
            case "link":
                self._link(attributes_of(token.attributes))
            case "script":
                self._script(token)
            case "frame":
                self._frames.append(attributes_of(token.attributes).get("src", ""))
            case _:
                pass

    def done(self) -> Head:
        """Return what was said."""
        return Head(
            title=self._title or None,
            language=self._language,
            address=self._address,
            metas=tuple(self._metas),
            data=tuple(self._data),
            frames=tuple(self._frames),
        )

    def _meta(self, token: Token) -> None:
        said = attributes_of(token.attributes)
        content = said.get("content") or said.get("value") or ""
        if not content or len(content) > _LONGEST_CONTENT or len(self._metas) >= _MOST_METAS:
            return
        for key in _NAMED_BY:
            if name := said.get(key, "").strip().lower():
                self._metas.append(MetaTag(name, content, token.start, token.end))

    def _link(self, said: dict[str, str]) -> None:
        if self._address is None and said.get("rel", "").lower() == "canonical" and said.get("href"):
            self._address = said["href"].strip()

    def _script(self, token: Token) -> None:
        if token.inner >= 0 and "ld+json" in token.attributes.lower():
            self._data.append(DataBlock(self._source[token.inner : token.inner_end], token.inner, token.inner_end))
