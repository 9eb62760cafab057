"""Who is let in: signing in, and access tokens, which are sent in one way alone."""

from typing import Any
from urllib.parse import urlencode

from understudy.contracts.forwardplanner.diary import Kit
from understudy.contracts.forwardplanner.table import LISTS, TABLE
from understudy.contracts.forwardplanner.tokens import (
    credentials,
    is_told,
    let_in,
    sign_in,
    token_of,
)
from understudy.rules import OTHER, OWN, REVOKED, Skip, auth_forms, rule

AUTH = auth_forms.Authentication()
ONE = "list_events_of_day"
FIELDS = ("userId", "productId", "email", "token", "refreshToken")

NO_TOKEN = auth_forms.no_key("FP-AUTH-03", TABLE, AUTH)
UNKNOWN = auth_forms.unknown_key("FP-AUTH-04", TABLE, AUTH)
CASES = auth_forms.other_cases("FP-AUTH-04", TABLE, AUTH)
VALID = auth_forms.valid_key("FP-AUTH-05", TABLE)
MALFORMED = auth_forms.malformed_header("FP-AUTH-07", TABLE, AUTH, *LISTS)
ELSEWHERE = auth_forms.key_elsewhere.at("quick")("FP-AUTH-07", TABLE, AUTH, *LISTS)
SCHEMES = auth_forms.other_schemes("FP-AUTH-07", TABLE, AUTH)


@rule("FP-AUTH-01")
def signing_in_gives_tokens(kit: Kit) -> None:
    for key in (OWN, OTHER):
        if key not in kit.keys:
            continue
        with kit.example():
            answer = sign_in(kit, key)
            kit.check(answer.status == 200, "200", answer.brief, answer)
            told = answer.json if isinstance(answer.json, dict) else {}
            lacking = [each for each in FIELDS if told.get(each) is None]
            lacking += [each for each in FIELDS[3:] if not is_told(told.get(each))]
            expected = f"{', '.join(FIELDS)}; the last two not empty"
            kit.check(not lacking, expected, f"no {', '.join(lacking)}", answer)


@rule("FP-AUTH-02")
def wrong_credentials_are_401(kit: Kit) -> None:
    right, given = credentials(kit, OWN), kit.keys.given_variable(OWN)
    key = right["password"]
    wrong: list[dict[str, Any]] = [
        {**right, "password": kit.keys.near_given(OWN)},
        {**right, "password": kit.keys.variant(f"{key}0", f"${{{given}}}0")},
        {**right, "password": kit.keys.variant(key[:-3], f"$(printf %.{len(key) - 3}s ${given})")},
        {**right, "password": "understudy"},
        {**right, "password": right["username"]},
        {**right, "username": kit.once(f"understudy-{kit.seed.run_id}@example.com")},
    ]
    if OTHER in kit.keys:
        wrong.append({**right, "username": credentials(kit, OTHER)["username"]})
    if REVOKED in kit.keys:
        wrong.append(credentials(kit, REVOKED))
    for body in wrong:
        with kit.example():
            answer = kit.call("sign_in", key=None, body=body)
            kit.check(answer.status == 401, "401", answer.brief, answer)


@rule("FP-AUTH-05")
def a_fresh_token_is_taken(kit: Kit) -> None:
    signed = sign_in(kit)
    for operation in LISTS:
        with kit.example():
            answer = let_in(kit, token_of(kit, signed), operation)
            kit.check(answer.status == 200, "200", answer.brief, signed, answer)


@rule("FP-AUTH-06")
def forms_are_told(kit: Kit) -> None:
    form = urlencode(credentials(kit, OWN)).encode()
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    # The key in a form is no text that JSON would hold: it is written as a URL has it.
    kit.keys.variant(form.decode().rpartition("=")[2], f"${{{kit.keys.given_variable(OWN)}}}")
    answer = kit.send("POST", "/auth", key=None, raw=form, headers=kind, is_documented=False)
    if not answer.is_success:
        raise Skip(f"a form does not sign in: {answer.status}")
    kit.call("sign_in", key=None, body=credentials(kit, OWN))
    kit.note("a form signs in too")
