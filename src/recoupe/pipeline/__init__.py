"""The walk of one page, the same for many, and the way back to the raw characters."""

from recoupe.pipeline.corpus import PageFailure, read_pages
from recoupe.pipeline.language import Language, load_language
from recoupe.pipeline.page import read_page

__all__ = ["Language", "PageFailure", "load_language", "read_page", "read_pages"]
