"""Permitted differences in errors, headers and codes that no page names."""

from typing import Any

from tests.mutants.forwardplanner.reference.call import Call, Reply
from tests.mutants.harness.mutation import Differences, Ordinary
from tests.mutants.library.changes import after, called, instead, replied, then
from tests.mutants.library.rows import row

differences = Differences()
SAID = {"error": "No", "message": "There is nothing here."}


def _with(**headers: str) -> Any:
    """Return the change that gives a success more headers."""

    def more(reply: Reply, *_given: Any) -> Reply:
        reply.headers.update({name.replace("_", "-"): value for name, value in headers.items()})
        return reply

    return after(more)


def _throttled(ordinary: Ordinary, call: Call) -> Any:
    """Refuse one call, as if others used the account."""
    if not call.is_open and call.world.count("calls") == 60:
        told = {"error": "Throttle Limit Reached", "message": "Retry after 2 seconds."}
        return Reply(429, told, {"Retry-After": "2"})
    return ordinary(call)


differences.add(
    row("errors-in-other-words", "Errors are told in other words.").at(
        "answers.error", instead({"error": "nope", "message": "Das geht nicht."})
    ),
    row("errors-empty-texts", "The message of an error is empty.").at(
        "answers.error", then(lambda told: {**told, "message": ""})
    ),
    row("errors-tell-more", "Errors tell a code and a trace too.").at(
        "answers.error", then(lambda told: {**told, "status": 400, "traceId": "00-1", "more": []})
    ),
    row("charset-told", "The content type tells its charset.").at(
        "answers.success", called("application/json; charset=UTF-8")
    ),
    row("content-type-odd", "The content type is one of a vendor's.").at(
        "answers.success", called("application/vnd.forwardplanner+json")
    ),
    row("no-limit-headers", "Nothing is told of limits.").at("answers.limits", instead({})),
    row("limits-slide", "What is left of the limit stays the same.").at(
        "answers.limits", instead({"X-Rate-Limit-Remaining": "500"})
    ),
    row("more-limit-headers", "More is told of limits.").at(
        "answers.success",
        _with(X_Rate_Limit_Limit="500", X_Rate_Limit_Reset="2026-06-01T12:00:00Z"),
    ),
    row("cached", "Answers may be cached.").at(
        "answers.success", _with(ETag='"1"', Cache_Control="max-age=60")
    ),
    row("in-use-by-others", "Others use the account, so a call is a 429.").at(
        "flow.answer", _throttled
    ),
    row("methods-are-404", "A method that a path does not have is a 404.").at(
        "strays.method", replied(404, SAID)
    ),
    row("methods-in-html", "A method that a path does not have is told in HTML.").at(
        "strays.method", replied(405, "<html>No</html>", "text/html")
    ),
    row("unknown-routes-tell-more", "A route that does not exist tells those that do.").at(
        "strays.path", replied(404, {**SAID, "routes": ["/events/date"]})
    ),
    row("escaped", "Letters beyond ASCII are escaped.").at(
        "answers.text",
        then(
            lambda text: "".join(each if each < "\x7f" else f"\\u{ord(each):04x}" for each in text)
        ),
    ),
)
