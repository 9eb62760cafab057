"""Keys: none, invented ones, withdrawn ones, valid ones, and what the scope of one allows."""

from understudy.contracts.kazinex.site import Kit
from understudy.contracts.kazinex.table import NON_ADMIN, PROJECT, READ_ONLY, READS
from understudy.rules import OTHER, OWN, REVOKED, Broken, Exchange, auth_forms, invariant, rule

# The documentation says no more of a refusal than that there is one.
REFUSED = auth_forms.Refusal(range(400, 500))
AUTH = auth_forms.Authentication(missing=REFUSED, unknown=REFUSED)
KEYS = (OWN, OTHER, READ_ONLY, NON_ADMIN)
USERS = "list_users"
ABSENT = (404, 405, 410)

NO_KEY = auth_forms.no_key("KZ-AUTH-01", READS, AUTH, PROJECT.listed)
ELSEWHERE = auth_forms.key_elsewhere.at("quick")("KZ-AUTH-01", READS, AUTH, PROJECT.listed)
UNKNOWN = auth_forms.unknown_key("KZ-AUTH-02", READS, AUTH, PROJECT.listed)
WITHDRAWN = auth_forms.revoked_key("KZ-AUTH-05", READS, AUTH, PROJECT.listed)


@rule("KZ-AUTH-03")
def valid_keys_are_taken(kit: Kit) -> None:
    for key in (each for each in KEYS if kit.has(each)):
        with kit.example():
            answer = kit.call(PROJECT.listed, key=key)
            kit.check(answer.status == 200, "200", answer.brief, answer)


@rule("KZ-USERS-01", needs=(NON_ADMIN,))
def users_are_for_administrators(kit: Kit) -> None:
    known = kit.call(PROJECT.listed, key=NON_ADMIN)
    kit.stand_on(known.is_success, f"the key is refused everywhere: {known.brief}")
    # Where no key gets the list, its refusal says nothing: then the rule is untested.
    kit.call(USERS)
    answer = kit.call(USERS, key=NON_ADMIN)
    kit.check(is_refused(answer), "a 4xx", answer.brief, answer)


def is_refused(answer: Exchange) -> bool:
    """Tell whether an answer is a refusal."""
    return 400 <= answer.status < 500


def _refuses_a_key(answer: Exchange) -> bool:
    is_none = answer.key in (None, REVOKED)
    return is_refused(answer) and is_none and answer.operation == PROJECT.listed


def _refuses_a_scope(answer: Exchange) -> bool:
    asked = (answer.operation, answer.key)
    known = (("create_webhook", READ_ONLY), (USERS, NON_ADMIN))
    # A group that is not there says so.
    return asked in known and is_refused(answer) and answer.status not in ABSENT


@invariant("KZ-CODE-01", applies=_refuses_a_key)
def what_is_no_key_is_401(answer: Exchange) -> None:
    if answer.status != 401:
        raise Broken("401", answer.brief)


@invariant("KZ-CODE-01", applies=_refuses_a_scope)
def what_a_key_may_not_do_is_403(answer: Exchange) -> None:
    if answer.status != 403:
        raise Broken("403", answer.brief)
