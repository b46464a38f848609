"""Web archives (WARC, WET): records to captures; what is broken is listed and never ends the run."""

from recoupe.readers.warc.read import read_warc

__all__ = ["read_warc"]
