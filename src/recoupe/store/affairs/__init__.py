"""Affairs: named, saved filters over the pages of a store, with pages put in or left out by hand."""

from recoupe.store.affairs.narrowed import folder_beside, narrow
from recoupe.store.affairs.pages import AffairDetails, affair_details, ids_of_affair, list_affairs, pages_of
from recoupe.store.affairs.saved import Filter, SavedAffair, choose_pages, delete_affair, new_affair

__all__ = [
    "AffairDetails",
    "Filter",
    "SavedAffair",
    "affair_details",
    "choose_pages",
    "delete_affair",
    "folder_beside",
    "ids_of_affair",
    "list_affairs",
    "narrow",
    "new_affair",
    "pages_of",
]
