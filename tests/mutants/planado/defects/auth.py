"""Defects of keys: what is let in without one, and what is kept out with one."""

from tests.mutants.harness.mutation import Defects
from tests.mutants.library.changes import both, by, instead, of, on, refusal_of, then
from tests.mutants.library.rows import row
from tests.mutants.planado.reference.seeds import KEYS

auth = Defects("auth")
auth.add(
    row("auth-reads-without-key", "Reads need no key.")
    .at(
        "doors.admit",
        lambda *_: KEYS[0],
        when=lambda call: call.method == "GET" and (not call.query),
    )
    .breaks("PL-AUTH-01", "PL-AUTH-03"),
    row("auth-posts-without-key", "Jobs are made without a key.")
    .at("doors.admit", lambda *_: KEYS[0], when=both(by("POST"), of("job")))
    .breaks("PL-AUTH-01"),
    row("auth-patch-without-key", "Sites are changed without a key.")
    .at("doors.admit", lambda *_: KEYS[0], when=both(by("PATCH"), of("site")))
    .breaks("PL-AUTH-01"),
    row("auth-webhooks-without-key", "The webhooks with their secrets are shown to everybody.")
    .at("doors.admit", lambda *_: KEYS[0], when=of("webhook"))
    .breaks("PL-AUTH-01"),
    row("auth-missing-key-is-200", "Without a key, the error is told with 200.")
    .at("answers.code", instead(200), when=refusal_of(401))
    .breaks("PL-AUTH-01"),
    row("auth-missing-key-is-500", "Without a key, the server fails.")
    .at("answers.code", instead(500), when=refusal_of(401))
    .breaks("PL-AUTH-01", "PL-STATUS-03"),
    row("auth-login-redirect", "Without a key, callers are sent to a login page.")
    .at("answers.code", instead(302), when=refusal_of(401))
    .breaks("PL-AUTH-01", "PL-STATUS-01"),
    row("auth-skills-refused", "A valid key may not read the skills.")
    .at("doors.is_revoked", instead(True), when=of("skill"))
    .breaks("PL-AUTH-02"),
    row("auth-site-refused", "A valid key may list the sites and not read one.")
    .at("doors.is_revoked", instead(True), when=both(of("site"), on("get")))
    .breaks("PL-AUTH-02"),
    row("auth-any-key", "Whatever stands in the header opens the door.")
    .at("doors.key", then(lambda found: found or KEYS[0]))
    .breaks("PL-AUTH-03"),
    row("auth-key-by-prefix", "A key that is cut short is taken.")
    .at(
        "doors.key",
        lambda ordinary, call, token: next(
            (key for key in KEYS if len(token) > 10 and key.token.startswith(token)), None
        ),
    )
    .breaks("PL-AUTH-03"),
    row("auth-key-in-query", "The key may stand in the URL.")
    .at("doors.token", lambda ordinary, call: ordinary(call) or call.query.get("api_key", ""))
    .breaks("PL-AUTH-03"),
    row("auth-replaced-key", "A key that was replaced goes on.")
    .at("doors.is_revoked", instead(False))
    .breaks("PL-AUTH-03"),
)
