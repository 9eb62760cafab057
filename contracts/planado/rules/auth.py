"""Keys: in which header they go, and that nothing works without one."""

from collections.abc import Iterator
from typing import Any

from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OWN, REVOKED
from understudy.contracts.planado.profiles import PROFILES
from understudy.contracts.planado.resources import KINDS, MAIN_LISTS
from understudy.contracts.planado.typing import Kit

REFUSED = range(400, 500)
REFUSALS_OF_KEYS = (401, 403)


@rule("PL-PROF-01")
def the_headers_that_take_a_key_are_told(kit: Kit) -> None:
    key = kit.keys.value(OWN)
    taking = [
        f"{credential.header}: {credential.prefix}KEY"
        for credential in PROFILES.values()
        if kit.call("list_jobs", key=None, headers=dict([credential.pair(key)])).is_success
    ]
    kit.note(f"a key is taken in {' and in '.join(taking) or 'neither header'}")


@rule("PL-AUTH-02")
def a_valid_key_reads(kit: Kit) -> None:
    for operation, answer in kit.stage.read_with_key:
        with kit.example(answer):
            if operation in MAIN_LISTS:
                kit.check(answer.is_success, "a 2xx", answer.brief, answer)
            # The others are known from elsewhere, and may be missing or ask for more.
            is_taken = answer.status not in REFUSALS_OF_KEYS
            kit.check(is_taken, "no refusal of the key", answer.brief, answer)


@rule("PL-AUTH-01")
def no_read_works_without_a_key(kit: Kit) -> None:
    for operation, place, query in kit.stage.reads():
        with kit.example():
            _check_refused(kit, kit.target.call(operation, place, query=query, key=None))


@rule("PL-AUTH-01", effect="write")
def no_write_works_without_a_key(kit: Kit) -> None:
    for operation, place, body in _writes(kit):
        with kit.example():
            _check_refused(kit, kit.call(operation, place, body=body, key=None))


@rule("PL-AUTH-03")
def what_is_no_key_reads_nothing(kit: Kit) -> None:
    for forged in _forged(kit):
        with kit.example():
            _check_refused(kit, kit.call("list_jobs", key=None, headers=forged))
    key = kit.keys.value(OWN)
    for name in ("api_key", "key"):
        with kit.example():
            answer = kit.target.call("list_jobs", key=None, query={name: key})
            _check_refused(kit, answer)
    with kit.example():
        _check_refused(kit, kit.call("list_jobs", key=None, headers={"X-API-Key": key}))
    if kit.has(REVOKED):
        for operation, place, query in kit.stage.reads():
            with kit.example():
                answer = kit.target.call(operation, place, query=query, key=REVOKED)
                _check_refused(kit, answer)


@rule("PL-AUTH-03", effect="write")
def what_is_no_key_writes_nothing(kit: Kit) -> None:
    near = next(_forged(kit))
    for operation, place, body in _writes(kit):
        with kit.example():
            _check_refused(kit, kit.call(operation, place, body=body, key=None, headers=near))


def _forged(kit: Kit) -> Iterator[dict[str, str]]:
    """Return the header with what looks like the key: close to it, cut short, or nothing."""
    key, variable = kit.keys.value(OWN), kit.keys.variable(OWN)
    short = kit.keys.variant(key[:-2], f'$(printf %.{len(key) - 2}s "${variable}")')
    for text in (kit.keys.near(OWN), short, ""):
        yield dict([kit.target.credential.pair(text)])


def _writes(kit: Kit) -> Iterator[tuple[str, dict[str, str], dict[str, Any]]]:
    for kind in KINDS:
        yield f"create_{kind.name}", {}, kit.stage.body(kind, "without a key")
        change = {"description": "Changed"} if kind.name != "client" else {"first_name": "Changed"}
        yield f"update_{kind.name}", kind.place(kit.stage.ident(kind)), change


def _check_refused(kit: Kit, answer: Exchange) -> None:
    kit.check(answer.status in REFUSED, "a 4xx", answer.brief, answer)
