"""Records what a stand-in really got and sent, below everything that could read it otherwise."""

from dataclasses import dataclass, field

from starlette.types import ASGIApp, Message, Receive, Scope, Send


@dataclass
class Exchange:
    """One request and its answer; status 0 is no answer."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    sent: bytes = b""
    status: int = 0
    answered: bytes = b""


@dataclass
class Recorder:
    """An ASGI app around another one, with all that has passed it."""

    app: ASGIApp
    exchanges: list[Exchange] = field(default_factory=list)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        exchange = Exchange(
            method=scope["method"],
            path=scope["path"],
            query=scope["query_string"].decode("latin-1"),
            headers={name.decode(): value.decode("latin-1") for name, value in scope["headers"]},
        )
        self.exchanges.append(exchange)

        async def listen() -> Message:
            message = await receive()
            exchange.sent += message.get("body", b"")
            return message

        async def speak(message: Message) -> None:
            if message["type"] == "http.response.start":
                exchange.status = message["status"]
            exchange.answered += message.get("body", b"")
            await send(message)

        await self.app(scope, listen, speak)
