"""The desk in the browser: read a page with its evidence, follow an affair, decide, print. It asks no other machine."""

from recoupe.web.app import make_app
from recoupe.web.desk import Desk, open_desk
from recoupe.web.serve import serve

__all__ = ["Desk", "make_app", "open_desk", "serve"]
