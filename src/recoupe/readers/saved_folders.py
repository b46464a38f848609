"""The folder that a browser puts beside a page when it saves it "complete": pictures, styles, advertisements, no pages."""

import re
from collections.abc import Iterable
from pathlib import PurePath

from recoupe.readers.endings import ENDINGS, ending_of

_ADDED = re.compile(
    r"[_.-](?:files?|fichiers|dateien|archivos|bestanden|arquivos|ficheiros|pliki|soubory|filer|elemei|tiedostot|dosyalar)\Z",
    re.IGNORECASE,
)
"""What browsers add to the page's name, by their own language."""


def saved_folders(files: Iterable[PurePath]) -> frozenset[PurePath]:
    """Return the folders of pages saved complete, given the files of a tree; what lies in them is no page."""
    kept = list(files)
    beside: dict[PurePath, set[str]] = {}
    for file in kept:
        if ENDINGS.get(ending_of(file.name)) in ("html", "mhtml"):
            beside.setdefault(file.parent, set()).add(file.stem)
    folders = {folder for file in kept for folder in file.parents}
    return frozenset(folder for folder in folders if _belongs(folder, beside.get(folder.parent, set())))


def lies_in(file: PurePath, folders: frozenset[PurePath]) -> bool:
    """Return whether a file lies in one of some folders, at any depth."""
    return any(folder in folders for folder in file.parents)


def is_junk(file: PurePath) -> bool:
    """Return whether a file is what macOS leaves beside another ("._page.html", "__MACOSX/...")."""
    return file.name.startswith("._") or "__MACOSX" in file.parts


def _belongs(folder: PurePath, stems: set[str]) -> bool:
    """Return whether a folder is called after one of the pages beside it."""
    added = _ADDED.search(folder.name)
    return added is not None and folder.name[: added.start()] in stems
