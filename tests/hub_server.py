"""A hub on this machine: speaks as much of the Hugging Face hub's protocol as a download needs."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

COMMIT = "c0ffee" * 6 + "beef"
LFS = 1000
"""Bytes from which a file has a checksum, as large files on the hub have."""


@dataclass
class Hub:
    """Repositories and mishaps.

    Attributes:
        files: Bytes by name, for each repository.
        licences: By repository.
        gated: Repositories that are given out only to some.
        requests: How many have come.
        asked: What was asked of it: path and the first byte that was wanted.
        break_after: The next answers with a file break off after so many bytes, one each.
        no_ranges: Whether it always begins at the first byte.
        damaged: Names whose bytes are not those of their checksum.
    """

    files: dict[str, dict[str, bytes]] = field(default_factory=dict)
    licences: dict[str, str] = field(default_factory=dict)
    gated: set[str] = field(default_factory=set)
    requests: int = 0
    asked: list[tuple[str, int]] = field(default_factory=list)
    break_after: list[int] = field(default_factory=list)
    no_ranges: bool = False
    damaged: set[str] = field(default_factory=set)
    url: str = ""
    reached: threading.Event = field(default_factory=threading.Event)
    _held: str = ""
    _go_on: threading.Event = field(default_factory=threading.Event)

    def hold(self, name: str) -> None:
        """Let the answer with this file wait in its middle until :meth:`release`; then ``reached`` is set."""
        self._held = name

    def release(self) -> None:
        """Go on."""
        self._held = ""
        self._go_on.set()

    def wait(self, name: str) -> None:
        """In the answer: wait if it is held."""
        if name == self._held:
            self.reached.set()
            assert self._go_on.wait(60)

    def describe(self, repository: str) -> bytes:
        """The answer to /api/models/…."""
        siblings = []
        for name, content in self.files[repository].items():
            row: dict[str, object] = {"rfilename": name, "size": len(content), "blobId": "0" * 40}
            if len(content) >= LFS:
                digest = hashlib.sha256(content).hexdigest()
                row["lfs"] = {"sha256": digest, "size": len(content), "pointerSize": 134}
            siblings.append(row)
        card = {"license": self.licences[repository]} if repository in self.licences else {}
        answer = {"id": repository, "sha": COMMIT, "siblings": siblings, "cardData": card, "tags": []}
        return json.dumps(answer).encode()


@contextmanager
def running() -> Iterator[Hub]:
    """A hub on a free port; its threads are joined at the end."""
    hub = Hub()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

        def do_GET(self) -> None:
            hub.requests += 1
            path = unquote(urlsplit(self.path).path)
            if path.startswith("/api/models/"):
                self._model(path.removeprefix("/api/models/"))
                return
            repository, _, rest = path.strip("/").partition("/resolve/")
            _, _, name = rest.partition("/")
            if path.startswith("/cdn/"):
                owner, model, name = path.removeprefix("/cdn/").split("/", 2)
                self._file(f"{owner}/{model}", name)
            else:  # as the hub does: large files lie elsewhere
                self.send_response(302)
                self.send_header("Location", f"{hub.url}/cdn/{repository}/{name}")
                self.end_headers()

        def _model(self, repository: str) -> None:
            code, header = 200, ""
            if repository in hub.gated:
                code, header = 403, "GatedRepo"
            elif repository not in hub.files:
                code, header = 404, "RepoNotFound"
            body = hub.describe(repository) if code == 200 else b"{}"
            self.send_response(code)
            if header:
                self.send_header("X-Error-Code", header)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def _file(self, repository: str, name: str) -> None:
            content = hub.files[repository][name]
            if name in hub.damaged:
                content = bytes(len(content))
            begin = int(self.headers.get("Range", "bytes=0-").removeprefix("bytes=").split("-")[0])
            hub.asked.append((name, begin))
            begin = 0 if hub.no_ranges else begin
            self.send_response(206 if begin else 200)
            self.send_header("Content-Length", str(len(content) - begin))
            self.end_headers()
            limit = hub.break_after.pop(0) if hub.break_after and len(content) >= LFS else len(content)
            half = min(begin + len(content) // 2, begin + limit)
            self.wfile.write(content[begin:half])
            hub.wait(name)
            self.wfile.write(content[half : begin + limit])

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False
    hub.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield hub
    finally:
        hub.release()
        server.shutdown()
        thread.join()
        server.server_close()
