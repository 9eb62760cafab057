"""Defects of authorization that show in forms which no page names."""

from tests.mutants.harness.mutation import Defects
from tests.mutants.library.changes import sent
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.facts import has
from tests.mutants.productionplanner.reference.call import Call

auth = Defects("auth")


def sent_twice(call: Call) -> list[str]:
    """Return the Authorization headers of a request, if there is more than one."""
    found = [*sent(call, "authorization")]
    return found if len(found) > 1 else []


auth.add(
    has("auth-key-in-session-cookie").breaks("PP-AUTH-01"),
    has("auth-key-in-body").breaks("PP-AUTH-01"),
    has("auth-key-in-token-header")
    .only(lambda call: call.path.endswith("/team"))
    .says("A key in a header Token is accepted by the routes of the team.")
    .breaks("PP-AUTH-01"),
    has("auth-scheme-of-api-keys").breaks("PP-AUTH-02", layer="more"),
    row(
        "auth-letter-case-ignored-by-lists",
        "Keys are compared in small letters where the links are listed.",
    )
    .at(
        "doors.key",
        lambda ordinary, call, token: ordinary(
            call, token.lower() if call.route.operation in ("get_info", "list_resources") else token
        ),
    )
    .breaks("PP-AUTH-03", layer="more"),
    has("auth-two-headers-let-in").breaks("PP-AUTH-02", layer="more"),
    has("auth-two-headers-crash").breaks("PP-AUTH-02", layer="more"),
    has("auth-tab-crash").breaks("PP-AUTH-02", layer="more"),
    has("auth-body-before-key").breaks("PP-AUTH-01", layer="more"),
)
