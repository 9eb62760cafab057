"""Defects in renewing, and in how long tokens live."""

from datetime import timedelta
from typing import Any

from tests.mutants.forwardplanner.reference.call import Call, Refusal
from tests.mutants.forwardplanner.reference.world import Account, Refresh
from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library import library_of
from tests.mutants.library.changes import dropped, instead, on, refused, replaced, then
from tests.mutants.library.facts import Facts
from tests.mutants.library.rows import row

has = library_of(Facts())
renewal = Defects("auth")
RENEW, ALONE, BAD, CODE = (f"FP-RENEW-0{number}" for number in (1, 2, 3, 4))
SHORT, LONG, AGAIN = (f"FP-LIFE-0{number}" for number in (1, 2, 3))
FOUND = "sessions.found"


def _any_of(call: Call) -> Refresh:
    return next(iter(call.world.refreshes.values()))


def _by(is_it: Any) -> Any:
    """Return the change that finds a refresh token by what it is like."""
    return lambda ordinary, call, text: next(
        (kept for known, kept in call.world.refreshes.items() if is_it(known, text)), None
    )


def _access_token(ordinary: Ordinary, call: Call, text: str) -> Any:
    is_token = text in call.world.ends
    return _any_of(call) if is_token else ordinary(call, text)


def _api_key(ordinary: Ordinary, call: Call, text: str) -> Any:
    owner = next((each for each in call.world.accounts if each.password == text), None)
    return Refresh(owner, call.world.now() + timedelta(days=1)) if owner else ordinary(call, text)


def _needs_token(ordinary: Ordinary, call: Call, text: str) -> Any:
    if not call.headers.get("authorization"):
        raise Refusal(401, "Missing or invalid access token.")
    return ordinary(call, text)


def _needs_password(ordinary: Ordinary, call: Call, *names: str) -> Any:
    if call.operation == "renew":
        ordinary(call, "username", "password")
    return ordinary(call, *names)


def _token_not_kept(ordinary: Ordinary, call: Call, given: dict[str, Any]) -> Any:
    call.world.keys.pop()
    return given


def _one_session(name: str) -> Any:
    """Return the change by which a second sign-in ends what the first one gave."""

    def change(ordinary: Ordinary, call: Call, account: Account) -> Any:
        if name == "token":
            owned = [each for each in call.world.keys if each.organization.id == account.username]
            call.world.keys = [each for each in call.world.keys if each not in owned]
        else:
            kept = call.world.refreshes.items()
            call.world.refreshes = {text: each for text, each in kept if each.account != account}
        return ordinary(call, account)

    return change


def _ends(**later: int) -> Any:
    return lambda ordinary, call: call.world.now() + timedelta(**later)


def _crash_of_short(ordinary: Ordinary, call: Call, text: str) -> Any:
    if len(text) < 20:
        raise Refusal(500, "Cannot decode")
    return ordinary(call, text)


renewal.add(
    row("renew-without-token", "Renewing gives no token.")
    .at("shapes.renewed", dropped("token"))
    .breaks(RENEW),
    row("renew-empty-token", "Renewing gives an empty token.")
    .at("shapes.renewed", replaced("token", ""))
    .breaks(RENEW),
    row("renew-token-lets-nobody-in", "A renewed token lets nobody in.")
    .at("shapes.renewed", _token_not_kept)
    .breaks(RENEW),
    row("renew-token-with-bearer", "A renewed token has its scheme before it.")
    .at("shapes.renewed", then(lambda given: {**given, "token": f"Bearer {given['token']}"}))
    .breaks(RENEW),
    row("renew-is-201", "Renewing is answered with 201.")
    .at("answers.status", instead(201), when=on("renew"))
    .breaks(RENEW, ALONE),
    row("renew-is-202", "Renewing without an access token is answered with 202.")
    .at(
        "answers.status",
        instead(202),
        when=lambda call: call.operation == "renew" and "authorization" not in call.headers,
    )
    .breaks(ALONE),
    row("renew-refuses-all", "No refresh token is taken.").at(FOUND, instead(None)).breaks(RENEW),
    row("renew-fails", "Renewing is a 500.")
    .at("operations.renew", refused(500, "Oops"))
    .breaks("FP-STATUS-01"),
    row("renew-needs-token", "Renewing needs an access token.")
    .at(FOUND, _needs_token)
    .breaks(ALONE),
    row("renew-needs-credentials", "Renewing needs username and key.")
    .at("checks.fields", _needs_password)
    .breaks(ALONE, RENEW),
    row("renew-any-text", "Any text renews.")
    .at(FOUND, lambda _, call, text: _any_of(call))
    .breaks(BAD),
    row("renew-any-text-as-long", "Any text of the right length renews.")
    .at(
        FOUND,
        lambda ordinary, call, text: _any_of(call) if len(text) == 48 else ordinary(call, text),
    )
    .breaks(BAD),
    row("renew-beginning", "The beginning of a refresh token renews.")
    .at(FOUND, _by(lambda known, text: known.startswith(text)))
    .breaks(BAD),
    row("renew-longer", "A refresh token with more behind it renews.")
    .at(FOUND, _by(lambda known, text: text.startswith(known)))
    .breaks(BAD),
    row("renew-ends-alone", "Of a refresh token only its two ends count.")
    .at(FOUND, _by(lambda known, text: (known[:9], known[-9:]) == (text[:9], text[-9:])))
    .breaks(BAD),
    row("renew-by-access-token", "An access token renews itself.")
    .at(FOUND, _access_token)
    .breaks(BAD),
    row("renew-by-api-key", "An API key renews.").at(FOUND, _api_key).breaks(BAD),
    row("renew-bad-is-200", "A wrong refresh token is told with 200.")
    .at("answers.code", instead(200), when=lambda call, _: call.operation == "renew")
    .breaks(BAD),
    row("renew-bad-is-404", "A wrong refresh token is a 404.")
    .at("sessions.bad", refused(404, "No such token"))
    .breaks(CODE),
    row("renew-bad-is-403", "A wrong refresh token is a 403.")
    .at("sessions.bad", refused(403, "Not yours"))
    .breaks(CODE),
    row("renew-bad-crashes", "A short refresh token is a 500.")
    .at(FOUND, _crash_of_short)
    .breaks(CODE, "FP-STATUS-01"),
    # Lifetimes
    has("auth-revoked-accepted")
    .named("life-token-for-ever")
    .says("An access token is never over.")
    .breaks(SHORT),
    row("life-token-an-hour", "An access token is good for an hour.")
    .at("sessions.ends", _ends(hours=1))
    .breaks(SHORT),
    row("life-token-10-minutes", "An access token is good for 10 minutes.")
    .at("sessions.ends", _ends(minutes=10))
    .breaks(SHORT),
    row("life-over-is-403", "A token that is over is a 403.")
    .at(
        "doors.admit",
        lambda ordinary, call: (
            refused(403, "Expired")(ordinary)
            if (key := call.behaviour.doors.key(call, call.behaviour.doors.token(call)))
            and call.world.now() >= call.world.ends[key.token]
            else ordinary(call)
        ),
    )
    .breaks(SHORT),
    row("life-over-crashes", "A token that is over is a 500.")
    .at(
        "doors.is_revoked",
        lambda ordinary, call, key: ordinary(call, key) and refused(500, "Expired")(ordinary),
    )
    .breaks(SHORT, "FP-STATUS-01"),
    row("life-refresh-for-ever", "A refresh token is never over.")
    .at("sessions.is_over", instead(False))
    .breaks(LONG),
    row("life-refresh-a-day", "A refresh token is good for a day.")
    .at("sessions.refresh_ends", _ends(days=1))
    .breaks(LONG),
    row("life-refresh-28-days", "A refresh token is good for 28 days.")
    .at("sessions.refresh_ends", _ends(days=28))
    .breaks(LONG),
    row("life-refresh-a-year", "A refresh token is good for a year.")
    .at("sessions.refresh_ends", _ends(days=365))
    .breaks(LONG),
    row("life-one-token", "Signing in again ends the access token before.")
    .at("sessions.issued", _one_session("token"))
    .breaks(AGAIN),
    row("life-one-refresh-token", "Signing in again ends the refresh token before.")
    .at("sessions.refresh", _one_session("refresh"))
    .breaks(AGAIN),
)
