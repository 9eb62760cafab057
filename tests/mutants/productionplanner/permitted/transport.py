"""Permitted differences in HTTP: headers, methods, other paths, pace and encoding."""

import gzip
import re
from collections.abc import AsyncIterator
from email.utils import formatdate
from typing import Any

from starlette.responses import Response, StreamingResponse
from tests.mutants.harness.mutation import Differences, Ordinary
from tests.mutants.library.changes import called, replied
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.facts import has
from tests.mutants.productionplanner.reference.app import BASE_PATH
from tests.mutants.productionplanner.reference.call import Call, Reply

differences = Differences()
BUSY = {"status": "error", "message": "Too many requests"}
differences.add(
    row("lower-case-bearer-refused", "The scheme must be spelled `Bearer`.").at(
        "doors.is_bearer", lambda ordinary, scheme: scheme == "Bearer"
    )
)


@differences.permit(
    "token-form-checked",
    "A token that is not of the form of a key counts as a malformed header.",
    at="doors.token",
)
def token_form_checked(ordinary: Ordinary, call: Call) -> Any:
    token = ordinary(call)
    if re.fullmatch("pp_[0-9a-f]{64}", token) is None:
        raise call.behaviour.doors.missing(call)
    return token


@differences.permit(
    "token-is-the-rest",
    "Whatever follows `Bearer` is the key, also nothing: the header counts as well-formed.",
    at="doors.token",
)
def token_is_the_rest(ordinary: Ordinary, call: Call) -> Any:
    scheme, _, rest = call.behaviour.doors.header(call).partition(" ")
    # A blank is no key either, and yet something.
    return (rest.strip() or " ") if call.behaviour.doors.is_bearer(scheme) else ordinary(call)


differences.add(has("slow"))


def turn(call: Call, every: int) -> bool:
    """Tell whether this request is one of each so many."""
    count = call.world.memory["turns"] = call.world.memory.get("turns", 0) + 1
    return bool(count % every == 0)


differences.add(
    row("throttled", "One request of 90 is a 429 with the seconds to wait.").at(
        "flow.answer",
        lambda *_: Reply(429, dict(BUSY), {"Retry-After": "1"}),
        when=lambda call: turn(call, 90),
    )
)


@differences.permit(
    "throttled-until-a-date",
    "One request of 110 is a 429 with the date until which to wait.",
    at="flow.answer",
)
def throttled_until_a_date(ordinary: Ordinary, call: Call) -> Any:
    if not turn(call, 110):
        return ordinary(call)
    until = formatdate(call.world.now().timestamp() + 1, usegmt=True)
    return Reply(429, dict(BUSY), {"Retry-After": until})


@differences.permit("chunked", "Answers have no length, they come in chunks.", at="answers.send")
def chunked(ordinary: Ordinary, call: Call, reply: Reply) -> Any:
    whole: Response = ordinary(call, reply)
    headers = {name: value for name, value in whole.headers.items() if name != "content-length"}
    return StreamingResponse(pieces(bytes(whole.body)), whole.status_code, headers)


async def pieces(body: bytes) -> AsyncIterator[bytes]:
    """Cut a body into a few pieces."""
    size = max(7, len(body) // 10)
    for start in range(0, len(body), size):
        yield body[start : start + size]


@differences.permit("closing", "The connection is closed after each answer.", at="answers.send")
def closing(ordinary: Ordinary, call: Call, reply: Reply) -> Any:
    response: Response = ordinary(call, reply)
    response.headers["Connection"] = "close"
    return response


@differences.permit(
    "closing-now-and-then", "The connection is closed after every fifth answer.", at="answers.send"
)
def closing_now_and_then(ordinary: Ordinary, call: Call, reply: Reply) -> Any:
    response: Response = ordinary(call, reply)
    if turn(call, 5):
        response.headers["Connection"] = "close"
    return response


@differences.permit(
    "zipped", "Answers are compressed where the client accepts gzip.", at="answers.send"
)
def zipped(ordinary: Ordinary, call: Call, reply: Reply) -> Any:
    response: Response = ordinary(call, reply)
    if "gzip" not in call.headers.get("accept-encoding", ""):
        return response
    headers = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding", **reply.headers}
    media_type = response.headers.get("content-type")
    return Response(
        gzip.compress(bytes(response.body), mtime=0), response.status_code, headers, media_type
    )


@differences.permit(
    "more-headers",
    "Answers carry security, caching, CORS and rate headers, and a cookie.",
    at="answers.send",
)
def more_headers(ordinary: Ordinary, call: Call, reply: Reply) -> Any:
    response: Response = ordinary(call, reply)
    left = call.world.memory["left"] = call.world.memory.get("left", 1_000_000) - 1
    response.headers.update(
        {
            "Strict-Transport-Security": "max-age=31536000",
            "Cache-Control": "no-store",
            "Access-Control-Allow-Origin": "*",
            "X-RateLimit-Remaining": str(left),
            "Set-Cookie": f"trace={left}; Path=/; HttpOnly",
        }
    )
    if reply.status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="api"'
    return response


differences.add(
    row("charset-declared", "The media type names its charset.").at(
        "answers.success", called("application/json; charset=utf-8")
    ),
    row("other-methods-404", "A method that a path does not have is a 404.").at(
        "strays.method", lambda ordinary, call, allowed: call.behaviour.strays.path(call)
    ),
    row("other-methods-501", "A method that a path does not have is a 501 without an envelope.").at(
        "strays.method", replied(501, "not implemented", "text/plain")
    ),
    row("other-paths-in-html", "A path that does not exist is an HTML page.").at(
        "strays.path", replied(404, "<!doctype html><h1>Not found</h1>", "text/html")
    ),
    row("other-paths-need-a-key", "A path that does not exist is a 401 for who has no key.").at(
        "strays.path",
        lambda ordinary, call: call.behaviour.answers.failure(
            call, call.behaviour.doors.missing(call)
        ),
        when=lambda call: not call.headers.get("authorization"),
    ),
)


@differences.permit(
    "trailing-slash-redirects",
    "A slash at the end of a path redirects to the path without it.",
    at="strays.path",
)
def trailing_slash_redirects(ordinary: Ordinary, call: Call) -> Any:
    target = call.path.rstrip("/")
    if call.path.endswith("/") and target.startswith(BASE_PATH):
        return Reply(307, "", {"Location": target})
    return ordinary(call)
