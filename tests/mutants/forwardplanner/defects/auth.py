"""Defects in who is let in: signing in, and access tokens."""

from typing import Any

from tests.mutants.harness.mutation import Defects
from tests.mutants.library import library_of
from tests.mutants.library.auth_keys import found_by
from tests.mutants.library.changes import dropped, instead, on, refused, replaced, turned, where
from tests.mutants.library.facts import Facts
from tests.mutants.library.rows import row

has = library_of(Facts(prefix="eyJ"))
auth = Defects("auth")
NO_TOKEN, GARBAGE, FRESH, PLACES = "FP-AUTH-03", "FP-AUTH-04", "FP-AUTH-05", "FP-AUTH-07"
SIGN_IN, WRONG = "FP-AUTH-01", "FP-AUTH-02"
RIGHT = "sessions.is_right"


def _first(ordinary: Any, call: Any) -> Any:
    """Admit whoever has no header as the first who signed in."""
    return ordinary(call) if call.headers.get("authorization") else call.world.keys[0]


auth.add(
    # Signing in
    *(
        row(f"sign-in-without-{name}", f"Signing in gives no {name}.")
        .at("shapes.signed", dropped(name))
        .breaks(SIGN_IN)
        for name in ("userId", "productId", "email", "refreshToken")
    ),
    row("sign-in-empty-refresh-token", "Signing in gives an empty refresh token.")
    .at("shapes.signed", replaced("refreshToken", ""))
    .breaks(SIGN_IN),
    row("sign-in-token-is-a-number", "Signing in gives a number as a token.")
    .at("shapes.signed", turned("refreshToken", len))
    .breaks(SIGN_IN),
    row("sign-in-wrapped", "What signing in gives stands under data.")
    .at("shapes.signed", lambda ordinary, call, given: {**given, "data": 1, "productId": None})
    .breaks(SIGN_IN),
    row("sign-in-is-201", "Signing in is answered with 201.")
    .at("answers.status", instead(201), when=on("sign_in"))
    .breaks(SIGN_IN),
    row("sign-in-any-key", "Any API key signs in.").at(RIGHT, instead(True)).breaks(WRONG),
    row("sign-in-last-character-cut", "The last character of an API key counts for nothing.")
    .at(RIGHT, lambda _, call, account, given: account.password[:-1] == given[:-1])
    .breaks(WRONG),
    row("sign-in-longer-key", "An API key with more behind it signs in.")
    .at(RIGHT, lambda _, call, account, given: given.startswith(account.password))
    .breaks(WRONG),
    row("sign-in-shorter-key", "The beginning of an API key signs in.")
    .at(RIGHT, lambda _, call, account, given: account.password.startswith(given))
    .breaks(WRONG),
    row("sign-in-key-of-another", "The API key of any account signs in for all.")
    .at(
        RIGHT,
        lambda _, call, account, given: any(each.password == given for each in call.world.accounts),
    )
    .breaks(WRONG),
    row("sign-in-name-as-key", "A username signs in with itself as its key.")
    .at(
        RIGHT,
        lambda ordinary, call, account, given: (
            given == account.username or ordinary(call, account, given)
        ),
    )
    .breaks(WRONG),
    row("sign-in-withdrawn-key", "An API key that was withdrawn signs in.")
    .at("sessions.is_withdrawn", instead(False))
    .breaks(WRONG),
    row("sign-in-any-name", "An API key signs in with any username.")
    .at(
        "sessions.account",
        lambda _, call, username, password: next(
            (each for each in call.world.accounts if each.password == password),
            call.world.accounts[0],
        ),
    )
    .breaks(WRONG),
    row("sign-in-wrong-is-403", "Wrong credentials are a 403.")
    .at("sessions.wrong", refused(403, "Wrong credentials"))
    .breaks(WRONG),
    row("sign-in-wrong-is-400", "Wrong credentials are a 400.")
    .at("sessions.wrong", refused(400, "Wrong credentials"))
    .breaks(WRONG),
    row("sign-in-unknown-is-404", "An unknown username is a 404.")
    .at(
        "sessions.account",
        where(lambda call, name, _: name.startswith("understudy"), refused(404, "Nobody")),
    )
    .breaks(WRONG),
    row("sign-in-unknown-crashes", "An unknown username is a 500.")
    .at(
        "sessions.account",
        where(lambda call, name, _: name.startswith("understudy"), refused(500, "Oops")),
    )
    .breaks(WRONG, "FP-STATUS-01"),
    # No token
    *(
        row(f"auth-open-{name}", f"The list {name} needs no token.")
        .at("doors.admit", _first, when=on(name))
        .breaks(NO_TOKEN)
        for name in ("of_day", "between", "latest")
    ),
    has("auth-reads-without-key").says("Nothing needs a token.").breaks(NO_TOKEN, GARBAGE),
    has("auth-missing-key-is-200").says("Without a token it is 200.").breaks(NO_TOKEN),
    has("auth-missing-key-is-500").breaks(NO_TOKEN, "FP-STATUS-01"),
    has("auth-missing-key-is-403").says("Without a token it is 403.").breaks(NO_TOKEN),
    has("auth-login-redirect").breaks(NO_TOKEN),
    has("auth-connection-remembers").breaks(NO_TOKEN),
    # What is no token
    has("auth-any-key").says("Whatever stands in the header is a token.").breaks(GARBAGE),
    has("auth-key-found-by-prefix").says("Only the head of a token counts.").breaks(GARBAGE),
    has("auth-last-character-cut").says("The end of a token never counts.").breaks(GARBAGE),
    has("auth-compared-as-displayed").says("Of a token only its two ends count.").breaks(GARBAGE),
    has("auth-longer-token-passes").says("A token with more behind it lets in.").breaks(GARBAGE),
    has("auth-shortened-key-passes").says("A token whose end was lost lets in.").breaks(GARBAGE),
    row("auth-signature-ignored", "The signature of a token is not looked at.")
    .at("doors.key", found_by(lambda known, given: known.split(".")[:2] == given.split(".")[:2]))
    .breaks(GARBAGE),
    row("auth-token-in-any-case", "Letters of a token may be of either case.")
    .at("doors.key", found_by(lambda known, given: known.lower() == given.lower()))
    .breaks(GARBAGE),
    row("auth-garbage-is-403", "What is no token is a 403.")
    .at("doors.unknown", refused(403, "No token"))
    .breaks(GARBAGE),
    row("auth-garbage-is-400", "What is no token is a 400.")
    .at("doors.unknown", refused(400, "No token"))
    .breaks(GARBAGE),
    row("auth-garbage-crashes", "What is no token is a 500.")
    .at("doors.unknown", refused(500, "Cannot decode"))
    .breaks(GARBAGE, "FP-STATUS-01"),
    row("auth-token-refused-on-latest", "A good token does not open the latest.")
    .at("doors.admit", refused(401, "Missing"), when=on("latest"))
    .breaks(FRESH),
    # Where a token stands
    *(
        has(name).breaks(PLACES)
        for name in (
            "auth-key-in-query",
            "auth-key-in-other-header",
            "auth-key-in-session-cookie",
            "auth-key-in-token-header",
            "auth-bare-key",
            "auth-any-scheme",
            "auth-first-word-counts",
            "auth-empty-token-is-a-key",
        )
    ),
    has("auth-scheme-of-api-keys").breaks(PLACES, layer="more"),
    has("auth-two-headers-let-in").breaks(PLACES, layer="more"),
    has("auth-two-headers-crash").breaks("FP-STATUS-01", layer="more"),
    has("auth-crash-on-scheme-alone").breaks("FP-STATUS-01"),
)
