"""HTML pages: bytes to a rendering of the whole page, with the way back."""

from recoupe.readers.html.bytemap import byte_map
from recoupe.readers.html.read import read_html

__all__ = ["byte_map", "read_html"]
