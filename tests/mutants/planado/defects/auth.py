"""Defects of keys: what is let in without one, and what is kept out with one."""

from tests.mutants.harness.mutation import Defects
from tests.mutants.library.changes import both, by, instead, of, on
from tests.mutants.library.rows import row
from tests.mutants.planado.facts import has
from tests.mutants.planado.reference.seeds import KEYS

auth = Defects("auth")
auth.add(
    has("auth-reads-without-key")
    .only(lambda call: not call.query)
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
    has("auth-missing-key-is-200").breaks("PL-AUTH-01"),
    has("auth-missing-key-is-500").breaks("PL-AUTH-01", "PL-STATUS-03"),
    has("auth-login-redirect").breaks("PL-AUTH-01", "PL-STATUS-01"),
    row("auth-skills-refused", "A valid key may not read the skills.")
    .at("doors.is_revoked", instead(True), when=of("skill"))
    .breaks("PL-AUTH-02"),
    row("auth-site-refused", "A valid key may list the sites and not read one.")
    .at("doors.is_revoked", instead(True), when=both(of("site"), on("get")))
    .breaks("PL-AUTH-02"),
    has("auth-any-key").breaks("PL-AUTH-03"),
    has("auth-shortened-key-passes")
    .named("auth-key-by-prefix")
    .says("A key that is cut short is taken.")
    .breaks("PL-AUTH-03"),
    has("auth-key-in-query").says("The key may stand in the URL.").breaks("PL-AUTH-03"),
    has("auth-revoked-accepted")
    .named("auth-replaced-key")
    .says("A key that was replaced goes on.")
    .breaks("PL-AUTH-03"),
)
