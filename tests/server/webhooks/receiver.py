"""A receiver of webhooks: it notes what it gets, and answers as it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from threading import Thread
from typing import Any, TypeAlias

import orjson

Answer: TypeAlias = "int | tuple[int, Mapping[str, str], bytes]"


@dataclass(frozen=True)
class Got:
    """A request that came in."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        """Return what the body says."""
        return orjson.loads(self.body)


class Receiver:
    """Listens on a free port; `answer` decides, given the request, what it says.

    What was on its way before it `begins` anew goes to an address that it has left.
    """

    def __init__(self) -> None:
        self.got: list[Got] = []
        self.answer: Callable[[Got], Answer] = lambda _: 200
        self.turn = 1
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                if not self.path.startswith(receiver.path):
                    self.send_error(410)
                    return
                headers = {name.lower(): value for name, value in self.headers.items()}
                got = Got(self.command, self.path, headers, body)
                receiver.got.append(got)
                answer = receiver.answer(got)
                status, more, content = answer if isinstance(answer, tuple) else (answer, {}, b"")
                self.send_response(status)
                for name, value in {"content-length": str(len(content)), **more}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

            def handle(self) -> None:
                # A client that gives up early is none of our business.
                with suppress(OSError):
                    super().handle()

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server.server_port}{self.path}"

    @property
    def path(self) -> str:
        """Where it listens on its port, for this turn."""
        return f"/hook/{self.turn}/"

    def begin(self) -> None:
        """Listen anew: with nothing received, content with everything, at an address of its own."""
        self.turn += 1
        self.got = []
        self.fails(0)

    def fails(self, times: int, status: int = 500) -> None:
        """Answer so many requests with an error, and every later one well."""
        self.answer = lambda _: status if len(self.got) <= times else 200


@contextmanager
def receiving(tls: SSLContext | None = None) -> Iterator[Receiver]:
    """Run a receiver."""
    receiver = Receiver()
    if tls is not None:
        receiver.server.socket = tls.wrap_socket(receiver.server.socket, server_side=True)
    thread = Thread(target=receiver.server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        receiver.server.shutdown()
        receiver.server.server_close()
        thread.join()
