"""The desk answered by a real server, and a real browser that has opened it."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from recoupe.web import Desk, make_app

CHROMIUM = os.environ.get("RECOUPE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
NO_CHROMIUM = "no Chromium here: install Debian's package chromium, or name one in RECOUPE_CHROMIUM"


@contextmanager
def answered(desk: Desk) -> Iterator[str]:
    """Give the address under which a desk is answered, without its token."""
    listening = socket.create_server(("127.0.0.1", 0))
    host = f"127.0.0.1:{listening.getsockname()[1]}"
    server = uvicorn.Server(uvicorn.Config(make_app(desk, hosts=frozenset({host})), log_level="warning", server_header=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://{host}"
    server.should_exit = True
    thread.join(timeout=10)
    listening.close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give a browser that asks for nothing by itself."""
    flags = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield opened
        opened.close()
