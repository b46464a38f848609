"""Files of every kind that recoupe reads, about an invented affair: written here, so that tests can break them."""

import gzip
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

SITE = "http://courrier.example"
TITLE = "Lac de Valdorie : Ostrane dément"
SENTENCES = (
    "Le ministre ostranien de la Défense a démenti mardi avoir saisi des chalutiers valdoriens.",
    "« Aucune barge n'a quitté le port de Karsk », a affirmé Viktor Selm.",
    "À Port-Sable, la présidence demande l'ouverture d'une enquête conjointe sur la Lisse.",
)


def html_page(number: int = 0, *, title: str = TITLE, head: str = '<meta charset="utf-8">', more: str = "") -> str:
    """Return the HTML of a page; each number has other words."""
    paragraphs = "\n".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    return (
        f"<!DOCTYPE html>\n<html lang=fr><head>{head}<title>{title} ({number})</title></head>\n"
        f"<body><h1>{title}</h1>\n{paragraphs}\n<p>Point n&deg;&nbsp;{number} du communiqué.</p>{more}</body></html>"
    )


def text_page(number: int = 0) -> str:
    """Return a page as text."""
    return "\n\n".join((TITLE, *SENTENCES, f"Point {number} du communiqué.")) + "\n"


Header = tuple[str, str]


def warc_record(
    body: bytes,
    *,
    url: str = f"{SITE}/0",
    kind: str = "response",
    status: str = "200 OK",
    headers: Sequence[Header] = (("Content-Type", "text/html; charset=utf-8"),),
    content_type: str | None = None,
    fields: Mapping[str, str] | None = None,
    packed: bool = True,
    date: str = "2021-03-05T10:11:12Z",
) -> bytes:
    """Return one record of an archive, as warcio writes it."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    answer = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1") if kind == "response" else None
    record = writer.create_warc_record(
        url,
        kind,
        payload=io.BytesIO(body),
        http_headers=answer,
        warc_content_type=content_type or "",
        warc_headers_dict={"WARC-Date": date, **(fields or {})},
    )
    writer.write_record(record)
    return out.getvalue()


def warc_records(count: int = 3, *, packed: bool = True) -> list[bytes]:
    """Return the records of an archive of pages, one after the other."""
    return [warc_record(html_page(n).encode(), url=f"{SITE}/{n}", packed=packed) for n in range(count)]


def offsets(records: Sequence[bytes]) -> list[str]:
    """Return where each record begins when they are joined."""
    return [str(sum(map(len, records[:n]))) for n in range(len(records))]


def whole_gzip(records: Sequence[bytes]) -> bytes:
    """Return plain records packed as one stream."""
    return gzip.compress(b"".join(records), mtime=0)


def jsonl(*rows: object) -> bytes:
    """Return rows as JSON lines."""
    return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)


def zip_file(members: Mapping[str, bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip file with some members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def mhtml(html: bytes, *, charset: str = "utf-8", head: str = "", before: bytes = b"") -> bytes:
    """Return a page saved as Chrome saves it, its HTML in quoted-printable, a picture after it."""
    import quopri

    lines = [
        "From: <Saved by Blink>",
        f"Snapshot-Content-Location: {SITE}/lac",
        "Subject: =?utf-8?Q?Lac?=",
        "Date: Fri, 5 Mar 2021 10:11:12 +0100",
        "MIME-Version: 1.0",
        "Content-Type: multipart/related;",
        f'\ttype="text/html";{head}',
        '\tboundary="----Grenze"',
        "",
        "",
        "------Grenze",
    ]
    part = ["Content-Type: text/html" + (f"; charset={charset}" if charset else ""), "Content-ID: <frame-0@mhtml.blink>"]
    part += ["Content-Transfer-Encoding: quoted-printable", f"Content-Location: {SITE}/lac", "", ""]
    picture = [
        "",
        "------Grenze",
        "Content-Type: image/png",
        "Content-Transfer-Encoding: base64",
        f"Content-Location: {SITE}/a.png",
    ]
    picture += ["", "iVBORw0KGgo=", "", "------Grenze--", ""]
    start, middle, end = ("\r\n".join(part).encode() for part in (lines, part, picture))
    return start + b"\r\n" + before + middle + quopri.encodestring(html) + end


def europresse_articles(*articles: str) -> str:
    """Return an export in today's shape: one `<article>` after the other."""
    return (
        '<!DOCTYPE html>\n<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>x</title></head>'
        f'<body><div id="docText">{"".join(articles)}</div></body></html>'
    )


def europresse_article(
    *, publication: str = "La Tribune du Nord, no. 4301", number: str = "news·20210305·TN·0000042", title: str = TITLE
) -> str:
    """Return one article of an export, with the classes that real ones have."""
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    return f"""<article>
<header>
<div class="rdp__DocPublicationName"><span class="DocPublicationName">{publication}<br></span></div>
<div class="rdp__DocHeader"><span class="DocHeader">International, vendredi 5 mars 2021 212 mots, p. 4</span></div>
<div class="titreArticle"><p class="sm-margin-TopNews titreArticleVisu rdp__articletitle">{title}</p></div>
<p class="sm-margin-bottomNews">Jeanne Orsel</p>
</header>
<section><div class="DocText clearfix"><div class="docOcurrContainer">{paragraphs}</div></div></section>
<footer><div class="publiC-lblNodoc">{number}</div><div class="Doc-LegalInfo"><small>© 2021 {publication}</small></div></footer>
</article>"""


def old_europresse(*publications: tuple[str, str]) -> str:
    """Return an export in the shape of 2012, a table an article, given the publication and document number of each."""
    tables = "\n<p><br><br>".join(
        f"""<table style="width: 96%;"><tr><td><table id="tbHeaderImages"><tr><td><img src="x.gif"><br></td></tr></table>
<span class="DocPublicationName">{publication}</span><br><span class="DocHeader">Politique, </span>
<span class="DocHeader">vendredi </span>
<span class="DocHeader">5 mars 2021</span><br><br><span class="TitreArticleVisu">{TITLE}</span><br><br>{SENTENCES[0]}<p></p>
{SENTENCES[1]}<p></p><b><i>© 2021 {publication}.</i></b><p></p>{number}<br><br>
<table bgcolor="#ffffff"><tr><td align="center"><img src="y.gif">{number}</td></tr></table></td></tr></table>"""
        for publication, number in publications
    )
    return (
        f'<html><head><META http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"></head><body>{tables}</body></html>'
    )


def write(path: Path, data: bytes | str) -> Path:
    """Write a file, its folders too, and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


ROWS = [{"name": f"p{n}", "text": f"{SENTENCES[0]} {n}", "url": f"http://a.example/{n}"} for n in range(4)]
_EXPORT = europresse_articles(europresse_article(), europresse_article(title="Autre")).encode()
FILES: dict[str, bytes] = {
    "page.txt": text_page().encode(),
    "page.html": html_page().encode(),
    "page.html.gz": gzip.compress(html_page().encode()),
    "page.mht": mhtml(html_page().encode()),
    "rows.jsonl": jsonl(*ROWS, {"html": html_page()}),
    "rows.jsonl.gz": gzip.compress(jsonl(*ROWS)),
    "crawl.warc.gz": b"".join(warc_records()),
    "crawl.warc": b"".join(warc_records(packed=False)),
    "whole.warc.gz": whole_gzip(warc_records(packed=False)),
    "revue.html": _EXPORT,
    "pages.zip": zip_file({"a/a.html": html_page(1).encode(), "b/a.html": html_page(2).encode(), "r.html": _EXPORT}),
    "affaire.wacz": zip_file({"archive/d.warc.gz": b"".join(warc_records()), "datapackage.json": b"{}"}),
}
"""A file of every kind that gives at least one page."""
