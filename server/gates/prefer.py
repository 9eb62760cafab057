"""Answers as the caller prefers: `Prefer: code=409`, `example=NAME`, `delay=250`, `reset`."""

import re
from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from understudy.server.request.body import read_rest
from understudy.server.request.preferences import effects_of, preferences
from understudy.server.request.visit import connection_of, route_of, visit_of
from understudy.server.response.answer import CLOSING, Header, send_bytes, send_nothing
from understudy.server.response.broken import Way, hang_up, through, ways_of
from understudy.server.response.delay import wait
from understudy.server.response.documented import (
    Answers,
    Documented,
    documented_answers,
    forced_failure,
)
from understudy.server.served import Face, Headers
from understudy.server.state.failures import Forced, Invalid

STATUS = re.compile(r"[0-9]{3}")


@dataclass(frozen=True)
class Forcing:
    """The answer that a caller gets by asking for it."""

    status: int
    body: bytes
    content_type: bytes
    headers: Headers = ()


class PreferGate:
    """Stands behind security, so that a forced answer needs a key as the real one does."""

    def __init__(self, app: ASGIApp, *, faces: Sequence[Face]) -> None:
        self.app = app
        self.faces = {face.base_path: face for face in faces}
        self.documented = {face.base_path: documented_answers(face.spec) for face in faces}

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        for name, _ in scope["headers"]:
            if name == b"prefer":
                return self.apply(scope, receive, send)
        return self.app(scope, receive, send)

    async def apply(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Do what is asked for, and say so; what we do not know is ignored, as RFC 7240 has it."""
        wanted = preferences(scope["headers"])
        base, operation = route_of(scope)
        if not wanted or not operation or base not in self.faces:
            await self.app(scope, receive, send)
            return
        effects = effects_of(wanted)
        forcing = self.forcing_of(wanted, base, operation)
        visit = visit_of(scope)
        harm = visit.world.faults.prefer(effects)
        await wait(harm.delay_ms)
        if effects.is_unanswered:
            await read_rest(visit, receive, scope)
            await hang_up(connection_of(scope), receive, send, reset=effects.reset)
            return
        garbage, line = visit.world.ids.derived(harm.draw), connection_of(scope)
        ways: tuple[Way, ...] = (
            *ways_of(effects, effects, garbage, line, receive),
            partial(noting, (b"preference-applied", shown(wanted))),
        )
        if forcing is None:
            visit.outgoing += ways
            await self.app(scope, receive, through(ways, send))
            return
        if effects.unread:
            # So nobody reads it before the answer leaves.
            visit.raw = b""
            forcing = replace(forcing, headers=(*forcing.headers, CLOSING))
        await answer(forcing, through(ways, send))

    def forcing_of(self, wanted: Mapping[str, str], base: str, operation: str) -> Forcing | None:
        """Return the answer that is asked for, or None where the handler is to answer."""
        answers = self.documented[base][operation]
        if "code" in wanted:
            return self.by_code(wanted, answers, self.faces[base])
        if "example" in wanted:
            return by_example(wanted["example"], answers)
        return None

    def by_code(self, wanted: Mapping[str, str], answers: Answers, face: Face) -> Forcing:
        """Return the documented answer with a status, and the example of a name if one is named."""
        code = wanted["code"]
        documented = answers.get(int(code)) if STATUS.fullmatch(code) else None
        if documented is None:
            raise Invalid(f"must be one of {', '.join(map(str, sorted(answers)))}", "Prefer code")
        if "example" in wanted:
            return by_example(wanted["example"], {documented.status: documented})
        if documented.status >= 400:
            refusal = forced_failure(face, Forced(documented.status, ""), documented)
            return Forcing(refusal.status, refusal.octets, refusal.content_type, refusal.headers)
        if documented.first is None:
            raise Invalid(f"is documented as {code}, but without an example to send", "Prefer code")
        return Forcing(documented.status, documented.first, documented.content_type)


def by_example(name: str, answers: Answers) -> Forcing:
    """Return the example of this name; the lowest status that has one wins."""
    for status in sorted(answers):
        if name in answers[status].examples:
            found: Documented = answers[status]
            return Forcing(status, found.examples[name], found.content_type)
    names = dict.fromkeys(name for status in sorted(answers) for name in answers[status].examples)
    raise Invalid(f"must be one of {', '.join(names) or '(there is none)'}", "Prefer example")


async def answer(forcing: Forcing, send: Send) -> None:
    """Send an answer that was asked for."""
    if not forcing.content_type:
        await send_nothing(send, forcing.status, forcing.headers)
        return
    await send_bytes(send, forcing.status, forcing.body, forcing.content_type, forcing.headers)


def shown(wanted: Mapping[str, str]) -> bytes:
    """Return preferences as a header's value."""
    told = (f"{name}={value}" if value else name for name, value in wanted.items())
    return ", ".join(told).encode("latin-1")


def noting(applied: Header, send: Send) -> Send:
    """Return a way out that says which preferences were applied."""

    async def noted(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], applied]
        await send(message)

    return noted
