"""What each peer makes of a page, in the few fields that are compared; imported when asked for: users do not have them."""

from collections.abc import Callable
from dataclasses import dataclass

from recoupe.lexicon.pack import LanguagePack
from recoupe.readers.html import byte_map, read_html
from recoupe.stages.article import clean_capture
from recoupe.types.capture import Capture, Given


@dataclass(frozen=True)
class Reading:
    """A page as a tool reads it."""

    text: str = ""
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None


Reader = Callable[[bytes, str | None], Reading]


def readers(pack: LanguagePack) -> dict[str, Callable[[], Reader]]:
    """Return the tools by name, each as a function that imports it and returns what reads a page."""
    return {
        "recoupe": lambda: recoupe_reader(pack),
        "trafilatura precision": lambda: trafilatura_reader(favor_precision=True),
        "trafilatura default": trafilatura_reader,
        "trafilatura recall": lambda: trafilatura_reader(favor_recall=True),
        "resiliparse main content": resiliparse_reader,
        "jusText": justext_reader,
        "readability-lxml": readability_reader,
        "newspaper4k": newspaper_reader,
        "htmldate extensive": htmldate_reader,
    }


def recoupe_reader(pack: LanguagePack) -> Reader:
    """Read, find roles, metadata and date, and map every character to its bytes: all that happens before the parser."""

    def read(data: bytes, url: str | None) -> Reading:
        capture = read_html(data, name="page", path="page", url=url)
        if not isinstance(capture, Capture):
            return Reading()
        article = clean_capture(capture, given=Given(url=url), lexicon=pack.article, calendar=pack.calendar)
        byte_map(capture)
        read_once = ("title", "standfirst", "heading", "body")
        spans = [segment.span for segment in article.segments if segment.role in read_once]
        day = article.meta.published.value
        return Reading(
            text="\n".join(capture.text[span.start : span.end] for span in spans),
            title=article.meta.title,
            authors=article.meta.authors,
            published=day.isoformat() if day else None,
        )

    return read


def trafilatura_reader(*, favor_precision: bool = False, favor_recall: bool = False) -> Reader:
    from trafilatura import bare_extraction

    def read(data: bytes, url: str | None) -> Reading:
        found = bare_extraction(
            data,
            url=url,
            include_comments=False,
            with_metadata=True,
            favor_precision=favor_precision,
            favor_recall=favor_recall,
        )
        if found is None or isinstance(found, dict):
            return Reading()
        authors = tuple(found.author.split("; ")) if found.author else ()
        return Reading(text=found.text or "", title=found.title, authors=authors, published=found.date)

    return read


def resiliparse_reader() -> Reader:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    def read(data: bytes, _url: str | None) -> Reading:
        return Reading(
            text=extract_plain_text(bytes_to_str(data, detect_encoding(data) or "utf-8"), main_content=True, links=False)
        )

    return read


def justext_reader() -> Reader:
    import justext

    words = justext.get_stoplist("French")

    def read(data: bytes, _url: str | None) -> Reading:
        return Reading(text="\n".join(part.text for part in justext.justext(data, words) if not part.is_boilerplate))

    return read


def readability_reader() -> Reader:
    from lxml.html import fromstring
    from readability import Document

    def read(data: bytes, _url: str | None) -> Reading:
        found = Document(data.decode("utf-8", "replace"))
        return Reading(text=fromstring(found.summary()).text_content(), title=found.short_title())

    return read


def newspaper_reader() -> Reader:
    from newspaper import Article

    def read(data: bytes, url: str | None) -> Reading:
        found = Article(url or "http://localhost/", language="fr", fetch_images=False)
        found.download(input_html=data.decode("utf-8", "replace"))
        found.parse()
        day = found.publish_date
        return Reading(
            text=found.text,
            title=found.title,
            authors=tuple(found.authors),
            published=day.date().isoformat() if day else None,
        )

    return read


def htmldate_reader() -> Reader:
    from htmldate import find_date

    def read(data: bytes, url: str | None) -> Reading:
        return Reading(published=find_date(data, url=url, original_date=True, extensive_search=True))

    return read
