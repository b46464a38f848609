"""Pages saved as one MIME file: the main part is the page."""

from pathlib import Path

import pytest

from tests.readers.opened import opened
from tests.readers.samples import SENTENCES, SITE, html_page, mhtml, write


@pytest.mark.parametrize("name", ["page.mht", "page.mhtml", "page.txt", "page.html"])
def test_the_main_part_is_the_page(tmp_path: Path, name: str) -> None:
    page = html_page(1, head="").encode()
    capture = opened(write(tmp_path / name, mhtml(page))).one
    assert (capture.data, capture.name, capture.record) == (page, "page", None)
    assert (capture.url, str(capture.crawled)) == (f"{SITE}/lac", "2021-03-05 10:11:12+01:00")
    assert SENTENCES[2] in capture.text
    assert capture.problems == ()


def test_the_part_names_its_encoding(tmp_path: Path) -> None:
    page = html_page(head="").encode("iso-8859-1", "xmlcharrefreplace")
    capture = opened(write(tmp_path / "page.mht", mhtml(page, charset="iso-8859-1"))).one
    assert (SENTENCES[0] in capture.text, capture.encoding, capture.problems) == (True, "cp1252", ())


def test_a_frame_before_the_page_is_not_the_page(tmp_path: Path) -> None:
    frame = (
        b"Content-Type: text/html; charset=utf-8\r\nContent-ID: <frame-9@mhtml.blink>\r\n"
        b"Content-Location: http://annonces.example/x\r\n\r\n<p>Une annonce</p>\r\n------Grenze\r\n"
    )
    by_address = opened(write(tmp_path / "page.mht", mhtml(html_page().encode(), before=frame))).one
    head = '\r\n\tstart="<frame-0@mhtml.blink>";'
    by_start = opened(write(tmp_path / "page.mht", mhtml(html_page().encode(), before=frame, head=head))).one
    assert by_address.data == by_start.data == html_page().encode()


def test_a_file_that_is_one_part(tmp_path: Path) -> None:
    head = b"From: <Saved by X>\nSubject: Lac\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n"
    data = head + b"Content-Location: " + SITE.encode() + b"/2\n\n" + html_page().encode()
    capture = opened(write(tmp_path / "page.mht", data)).one
    assert (capture.data, capture.url, capture.crawled) == (html_page().encode(), f"{SITE}/2", None)


def test_a_cut_file_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    whole = mhtml(html_page().encode())
    capture = opened(write(tmp_path / "page.mht", whole[: whole.index(b"Selm")])).one
    assert SENTENCES[0] in capture.text


def test_a_file_without_a_page_is_refused(tmp_path: Path) -> None:
    data = mhtml(html_page().encode()).replace(b"Content-Type: text/html", b"Content-Type: text/css")
    assert opened(write(tmp_path / "page.mht", data)).reasons == [(None, "is MHTML without a page in it: save the page again")]


def test_parts_inside_parts_without_end(tmp_path: Path) -> None:
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(3000))
    found = opened(
        write(tmp_path / "page.mht", b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n" + nested)
    )
    assert len(found.reasons) == 1


def test_an_e_mail_is_refused(tmp_path: Path) -> None:
    data = b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\n"
    assert opened(write(tmp_path / "lettre.txt", data)).reasons == [(None, "is an e-mail: save the page as text or HTML")]
