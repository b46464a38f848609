"""Files that come through the browser: taken within limits, read beside, kept where nobody else's file is."""

import html
import io
import re
import zipfile
from pathlib import Path

import pytest
from starlette.datastructures import UploadFile
from starlette.testclient import TestClient

from recoupe.store import stored_pages
from recoupe.types.errors import CaptureError
from recoupe.web.adding.uploads import folder_of, keep_uploads, safe_name
from recoupe.web.desk import Desk

TEXT = b"Le Valdor refuse\n\nLe ministre valdorien Paul Meyran a dit mardi : \xc2\xab Non \xc2\xbb.\n"


def archive(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name in names:
            file.writestr(name, TEXT)
    return packed.getvalue()


def test_files_are_read_and_those_that_cannot_be_are_listed(client: TestClient, desk: Desk) -> None:
    before = {page.record.page.name for page in stored_pages(desk.store)}
    files = [
        ("files", ("nouvelle.txt", TEXT)),
        ("files", ("../../evil.zip", archive("../../sorti.txt", "/tmp/sorti.txt", "dedans.txt"))),
        ("files", ("vide.zip", b"PK\x03\x04 rien")),
    ]
    answer = client.post("/add", data={"csrf": desk.session.csrf}, files=files)
    assert answer.status_code == 200
    desk.jobs.wait()
    job = desk.jobs.last
    assert job is not None
    assert job.error is None
    assert [name for name, _ in job.failures] != []
    added = {page.record.page.name for page in stored_pages(desk.store)} - before
    assert "nouvelle" in added
    kept = folder_of(desk.store.path)
    assert sorted(path.name for path in kept.rglob("*") if path.is_file()) == ["evil.zip", "nouvelle.txt", "vide.zip"]
    assert not list(desk.store.path.parent.parent.rglob("sorti*"))
    page = html.unescape(client.get("/add").text)
    assert f"{job.counts['added']} ajoutées" in page
    assert str(desk.store.path.parent) not in page
    built = client.post("/build", data={"csrf": desk.session.csrf})
    desk.jobs.wait()
    assert built.status_code == 200
    assert re.search(r"Recoupé : \d+ pages", html.unescape(client.get("/add").text))


@pytest.mark.parametrize("name", ["program.exe", "page.html.exe", "page", "image.svg", "x.py"])
def test_other_kinds_are_refused(client: TestClient, desk: Desk, name: str) -> None:
    answer = client.post("/add", data={"csrf": desk.session.csrf}, files=[("files", (name, TEXT))])
    assert answer.status_code == 409
    assert not folder_of(desk.store.path).exists()


def test_no_file_and_too_many_files_are_refused(client: TestClient, desk: Desk) -> None:
    data = {"csrf": desk.session.csrf}
    assert client.post("/add", data=data).status_code == 409
    many = [("files", (f"p{number}.txt", TEXT)) for number in range(101)]
    assert client.post("/add", data=data, files=many).status_code == 400


def test_two_files_of_one_name_are_both_kept(tmp_path: Path) -> None:
    files = [UploadFile(io.BytesIO(TEXT), filename="a.txt"), UploadFile(io.BytesIO(b"b"), filename="x/a.txt")]
    kept = keep_uploads(files, tmp_path / "pages")
    assert [(path.name, path.read_bytes()) for path in kept] == [("a.txt", TEXT), ("a-2.txt", b"b")]


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "pages").write_text("a file")
    with pytest.raises(CaptureError, match="cannot be kept beside the store"):
        keep_uploads([UploadFile(io.BytesIO(TEXT), filename="a.txt")], tmp_path / "pages")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("page.html", "page.html"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\a\\page.txt", "page.txt"),
        ("..", "page"),
        ("", "page"),
        (".htaccess", "htaccess"),
        ("a\x00b\n<c>.txt", "a_b_c_.txt"),
        ("été à Paris.html", "été à Paris.html"),
        ("x" * 300 + ".html", "x" * 100 + ".html"),
    ],
)
def test_names_lead_nowhere_else(given: str, kept: str) -> None:
    assert safe_name(given) == kept
