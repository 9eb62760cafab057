"""Serves the notes service, or any answer, over real sockets."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import httpx

Answer = Callable[[httpx.Request], httpx.Response]


@dataclass
class Served:
    """A server at work: where it listens, and which client ports its connections came from."""

    url: str
    ports: list[int] = field(default_factory=list)


class Handler(BaseHTTPRequestHandler):
    """Hands each request to the server's answer."""

    protocol_version = "HTTP/1.1"
    # Head and body are sent in two: the second would wait 40 ms for the client's word of the first.
    disable_nagle_algorithm = True
    server: "Server"

    def handle_any(self) -> None:
        self.server.served.ports.append(self.client_address[1])
        length = int(self.headers.get("Content-Length") or 0)
        # A proxy is asked for a whole URL.
        url = self.path if "://" in self.path else f"http://served{self.path}"
        request = httpx.Request(
            self.command,
            url,
            headers=list(self.headers.items()),
            content=self.rfile.read(length),
        )
        response = self.server.answer(request)
        self.send_response(response.status_code)
        for name, value in response.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(response.content)

    do_GET = do_POST = do_PATCH = do_DELETE = handle_any  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


class Server(ThreadingHTTPServer):
    """Listens on a free port of loopback."""

    daemon_threads = True

    def __init__(self, answer: Answer) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer = answer
        self.served = Served("")


@contextmanager
def serving(answer: Answer, tls: ssl.SSLContext | None = None) -> Iterator[Served]:
    """Serve for as long as a block runs."""
    server = Server(answer)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    server.served.url = f"{'https' if tls else 'http'}://127.0.0.1:{server.server_port}/v1"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
