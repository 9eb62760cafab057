"""Permitted differences in tokens: their form, what renewing gives, and how all else is refused."""

from typing import Any

from tests.mutants.forwardplanner.reference.call import Call, Refusal
from tests.mutants.forwardplanner.reference.world import Account
from tests.mutants.harness.mutation import Differences, Ordinary
from tests.mutants.library.changes import dropped, instead, refused, replaced, then, turned
from tests.mutants.library.rows import row
from tests.mutants.skeleton import Key, Organization

differences = Differences()


def _hexadecimal(digits: int) -> Any:
    return lambda ordinary, call: call.world.hexadecimal(digits)


def _api_key(ordinary: Ordinary, call: Call, token: str) -> Any:
    """Let an API key in too, as an older page of the documentation has it."""
    found = next((each for each in call.world.accounts if each.password == token), None)
    if found is None or found.withdrawn:
        return ordinary(call, token)
    call.world.ends[token] = call.behaviour.sessions.ends(call)
    return Key("", token, Organization(found.username), role=str(found.product))


def _old_token_over(ordinary: Ordinary, call: Call, text: str) -> Any:
    """End the access token with which the renewal came."""
    token = call.behaviour.doors.token(call)
    if token:
        call.world.keys = [each for each in call.world.keys if each.token != token]
    return ordinary(call, text)


def _kept(ordinary: Ordinary, call: Call, account: Account) -> Any:
    """Give the refresh token with which the renewal came."""
    if call.operation != "renew":
        return ordinary(call, account)
    (text,) = call.behaviour.checks.fields(call, "refreshToken")
    return text


def _no_form(ordinary: Ordinary, call: Call, *names: str) -> Any:
    if call.behaviour.checks.is_form(call):
        raise Refusal(400, "The body has to be JSON.")
    return ordinary(call, *names)


differences.add(
    row("tokens-opaque", "A token is no JWT.").at("sessions.token", _hexadecimal(40)),
    row("tokens-long", "A token is very long.").at("sessions.token", _hexadecimal(900)),
    row("tokens-short", "A token has 24 characters.").at("sessions.token", _hexadecimal(24)),
    row("refresh-tokens-short", "A refresh token has 16 characters.").at(
        "sessions.refresh_text", _hexadecimal(16)
    ),
    row("refresh-tokens-padded", "A refresh token is Base64 with its padding.").at(
        "sessions.refresh_text", lambda ordinary, call: f"{ordinary(call)}+/=="
    ),
    row("refresh-not-rotated", "A refresh token renews as often as one likes.").at(
        "sessions.used", instead(None)
    ),
    row("renew-gives-same", "Renewing gives the refresh token that came.")
    .at("sessions.refresh", _kept)
    .seen_over("refresh-not-rotated"),
    row("renew-token-alone", "Renewing gives the token alone.").at(
        "shapes.renewed", then(lambda given: {"token": given["token"]})
    ),
    row("renew-without-refresh", "Renewing gives no refresh token.").at(
        "shapes.renewed", dropped("refreshToken")
    ),
    row("renew-ends-token", "Renewing ends the access token that came with it.").at(
        "sessions.renewed", _old_token_over
    ),
    row("bad-refresh-is-401", "A wrong refresh token is a 401.").at(
        "sessions.bad", instead(Refusal(401, "Unauthorised"))
    ),
    row("api-key-lets-in", "An API key lets in as a token does.").at("doors.key", _api_key),
    row("forms-refused", "Signing in takes JSON alone.").at("checks.fields", _no_form),
    row("missing-fields-are-401", "A body without its fields is a 401.").at(
        "checks.text",
        lambda ordinary, call, body, name: (
            ordinary(call, body, name) if body.get(name) else refused(401, "No")(ordinary)
        ),
    ),
    row("ids-are-texts", "userId and productId are texts.").at(
        "shapes.signed", then(lambda given: {**given, "userId": "501", "productId": "4"})
    ),
    row("email-is-another", "The email of an account is not its username.").at(
        "shapes.signed", replaced("email", "someone@example.com")
    ),
    row("sign-in-tells-more", "Signing in tells when the token is over.").at(
        "shapes.signed", then(lambda given: {**given, "expiresIn": 900, "roles": ["reader"]})
    ),
    row("username-in-capitals", "A username may be in capital letters.").at(
        "sessions.is_named",
        lambda _, call, account, name: account.username.lower() == name.lower(),
    ),
    row("user-is-zero", "The id of an account is 0.").at(
        "shapes.signed", turned("userId", lambda _: 0)
    ),
)
