"""Permitted differences in how odd requests are answered: other methods, spellings, headers."""

from typing import Any

from tests.mutants.harness.mutation import Differences, Ordinary
from tests.mutants.library.changes import by, then
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.defects.access_forms import sent_twice
from tests.mutants.productionplanner.facts import has
from tests.mutants.productionplanner.reference.app import BASE_PATH
from tests.mutants.productionplanner.reference.call import Call, Reply
from tests.mutants.productionplanner.reference.routes import ROUTES
from tests.mutants.productionplanner.reference.world import Doc

differences = Differences()


@differences.permit(
    "one-blank-before-the-key",
    "Between the scheme and the key stands one blank, or the header is malformed.",
    at="doors.token",
)
def one_blank_before_the_key(ordinary: Ordinary, call: Call) -> Any:
    if "  " in call.behaviour.doors.header(call):
        raise call.behaviour.doors.missing(call)
    return ordinary(call)


differences.add(
    row("any-blank-before-the-key", "Between the scheme and the key may stand any white space.").at(
        "doors.header", then(lambda found: " ".join(found.split()))
    ),
    row("last-header-counts", "Of two Authorization headers, the last one counts.").at(
        "doors.header", lambda ordinary, call: (sent_twice(call) or [ordinary(call)])[-1]
    ),
)


@differences.permit(
    "two-headers-refused", "Two Authorization headers are a malformed one.", at="doors.token"
)
def two_headers_refused(ordinary: Ordinary, call: Call) -> Any:
    if sent_twice(call):
        raise call.behaviour.doors.missing(call)
    return ordinary(call)


@differences.permit(
    "head-like-get", "HEAD is answered like GET, without a body.", at="strays.method"
)
def head_like_get(ordinary: Ordinary, call: Call, allowed: str) -> Any:
    if call.method != "HEAD":
        return ordinary(call, allowed)
    call.route = next(each for each in ROUTES if each.method == "GET" and is_at(call, each.path))
    return Reply(call.behaviour.flow.answer(call).status, "", {"X-Answered-Like": "GET"})


def is_at(call: Call, path: str) -> bool:
    """Tell whether a request's path is that of a route."""
    filled = path
    for name, value in call.params.items():
        filled = filled.replace(f"{{{name}}}", value)
    return BASE_PATH + filled == call.path


differences.add(
    row("options-for-all", "OPTIONS is answered to everybody, with the methods of the path.").at(
        "strays.method",
        lambda ordinary, call, allowed: Reply(204, "", {"Allow": f"{allowed}, OPTIONS"}),
        when=by("OPTIONS"),
    ),
    has("conditional-reads"),
    row("ids-in-any-case", "An id is found in letters of any case.").at(
        "scope.candidate",
        lambda ordinary, call: ordinary(call) or call.world.projects.get(call.project_id.lower()),
    ),
)


@differences.permit(
    "ids-are-trimmed",
    "What follows an id behind a blank, a dot, a semicolon or a NUL is left out.",
    at="scope.candidate",
)
def ids_are_trimmed(ordinary: Ordinary, call: Call) -> Doc | None:
    ident = call.project_id
    for mark in (" ", ".", ";", "\0"):
        ident = ident.partition(mark)[0]
    return call.world.projects.get(ident)


differences.add(has("odd-paths-in-html"))
