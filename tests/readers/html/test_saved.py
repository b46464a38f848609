"""What programs that save pages write into them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from recoupe.readers.html.saved import Saved, archived_at, read_saved


@pytest.mark.parametrize(
    ("source", "saved"),
    [
        (
            "<!-- saved from url=(0034)https://gazette.example/article-12 --><html>",
            Saved(url="https://gazette.example/article-12"),
        ),
        ("<!-- saved from url=(0014)about:internet -->", Saved()),
        (
            (
                "<!--\n Page saved with SingleFile \n url: https://gazette.example/a \n saved date: Wed Oct 12 2016 "
                "09:31:00 GMT+0200 (heure d’été d’Europe centrale)\n-->"
            ),
            Saved(url="https://gazette.example/a", at=datetime(2016, 10, 12, 9, 31, tzinfo=timezone(timedelta(hours=2)))),
        ),
        (
            (
                "<!-- Mirrored from gazette.example/a.html by HTTrack Website Copier/3.x [XR&CO'2014], "
                "Tue, 02 Feb 2016 10:00:00 GMT -->"
            ),
            Saved(url="http://gazette.example/a.html", at=datetime(2016, 2, 2, 10, 0, tzinfo=UTC)),
        ),
        (
            (
                "<p>x</p><!--\n     FILE ARCHIVED ON 21:30:01 Feb 28, 2007 AND RETRIEVED FROM THE\n"
                "     INTERNET ARCHIVE ON 10:00:00 Jan 1, 2020.\n-->"
            ),
            Saved(at=datetime(2007, 2, 28, 21, 30, 1, tzinfo=UTC)),
        ),
        ("<!-- saved from url=(0034)javascript:x -->", Saved()),
        ("<p>saved from url=(0034)https://gazette.example/</p>", Saved()),
    ],
)
def test_saved(source: str, saved: Saved) -> None:
    assert read_saved(source) == saved


@pytest.mark.parametrize(
    ("url", "at"),
    [
        ("https://web.archive.org/web/20070228213001/http://gazette.example/a", datetime(2007, 2, 28, 21, 30, 1, tzinfo=UTC)),
        ("http://web.archive.org/web/20070228id_/http://gazette.example/a", datetime(2007, 2, 28, tzinfo=UTC)),
        ("https://web.archive.org/web/2007/http://gazette.example/a", None),
        ("https://gazette.example/web/20070228213001/a", None),
        ("https://web.archive.org/web/20071328213001/http://gazette.example/a", None),
        (None, None),
    ],
)
def test_moment_in_an_archive_address(url: str | None, at: datetime | None) -> None:
    assert archived_at(url) == at
