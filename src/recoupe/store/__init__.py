"""Where pages are kept: in a file or on a server, checked on the way in, searched in French, verified against the raw files."""

from sqlalchemy import Connection

# Every folder with tables of its own is named here, so that `tables.METADATA` is whole, whoever asks for it.
from recoupe.store.affair import facets as _facets  # noqa: F401
from recoupe.store.affair import members as _members  # noqa: F401
from recoupe.store.affair import tables as _affair  # noqa: F401
from recoupe.store.affairs import tables as _affairs  # noqa: F401
from recoupe.store.decisions import tables as _decisions  # noqa: F401
from recoupe.store.exchange import tables as _exchange  # noqa: F401
from recoupe.store.housekeeping import tables as _housekeeping  # noqa: F401
from recoupe.store.housekeeping.decided import decided_on_page
from recoupe.store.open import Store, create_store, open_store
from recoupe.store.places import Mismatch, Place, places_of, wrong_places
from recoupe.store.put import Saved
from recoupe.store.read import Source, Status, StoredPage, find_page, pages_at_path, source_of, status_of, stored_pages
from recoupe.store.reuse import tables as _reuse  # noqa: F401
from recoupe.store.search import Found, Hit, search_pages
from recoupe.store.verify import PageCheck, verify_records, verify_store
from recoupe.store.write import holds_page, save_failures, save_page

__all__ = [
    "Connection",
    "Found",
    "Hit",
    "Mismatch",
    "PageCheck",
    "Place",
    "Saved",
    "Source",
    "Status",
    "Store",
    "StoredPage",
    "create_store",
    "decided_on_page",
    "find_page",
    "holds_page",
    "open_store",
    "pages_at_path",
    "places_of",
    "save_failures",
    "save_page",
    "search_pages",
    "source_of",
    "status_of",
    "stored_pages",
    "verify_records",
    "verify_store",
    "wrong_places",
]
