"""Receives what the deployment sends of its own accord: its webhooks."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from understudy.contracts.kit.talk.clock import Clock
from understudy.contracts.kit.talk.stop import WrongUse

POLL = 0.02
LARGEST = 1_000_000


@dataclass(frozen=True)
class Delivery:
    """One request of the deployment: its headers in lower case, its body, how it was answered."""

    headers: dict[str, str]
    body: bytes
    status: int
    at: float

    @cached_property
    def json(self) -> Any:
        """The body as JSON; None where it is not JSON."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None


@dataclass
class Receiver:
    """Listens on one port; `refuses` says which bodies are answered 500, all others are 200."""

    port: int
    host: str = "127.0.0.1"
    clock: Clock = Clock()  # noqa: RUF009  # frozen, without state
    refuses: Callable[[bytes], bool] = lambda _body: False
    deliveries: list[Delivery] = field(default_factory=list, init=False)

    def open(self) -> None:
        """Begin to listen; WrongUse where the port is taken."""
        try:
            self._server = ThreadingHTTPServer((self.host, self.port), _handler(self))
        except (OSError, OverflowError) as error:
            raise WrongUse(f"cannot listen on port {self.port}: {error}") from error
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(POLL,), daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def take(self, headers: dict[str, str], body: bytes) -> int:
        """Note a delivery, and return the status that answers it."""
        status = 500 if self.refuses(body) else 200
        self.deliveries.append(Delivery(headers, body, status, self.clock.watch()))
        return status

    def wait_for(self, is_there: Callable[[], bool], seconds: float) -> bool:
        """Wait until something has come; tell whether it has."""
        for _ in range(max(1, round(seconds / POLL))):
            if is_there():
                return True
            self.clock.sleep(POLL)
        return is_there()


def _handler(receiver: Receiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Answers each request at once, and closes."""

        timeout = 10

        def do_POST(self) -> None:
            length = self.headers.get("Content-Length", "0")
            size = min(int(length), LARGEST) if length.isdecimal() else 0
            body = self.rfile.read(size)
            headers = {name.lower(): value for name, value in self.headers.items()}
            self.send_response(receiver.take(headers, body))
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_PUT = do_POST  # noqa: N815  # the method's name stands in it

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # its own name
            """Say nothing: stdout is the report's."""

    return Handler
