"""Webhooks: registered as the example has it, refused to read-only keys, and what is delivered."""

import hashlib
import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from understudy.contracts.kazinex.rules.auth import is_refused
from understudy.contracts.kazinex.site import Kit
from understudy.contracts.kazinex.table import EVENTS, READ_ONLY, WEBHOOK
from understudy.rules import Broken, Delivery, Exchange, Skip, WrongUse, bears, entries, rule

CALLS = (WEBHOOK.create,)
LISTEN, ADDRESS, SECRET = "hook_listen", "hook_url", "hook_secret"
SIGNATURE, SCHEME = "x-kazinex-signature", "sha256="
FIELDS = ("organisation_id", "project_id", "timestamp", "data")
PATIENCE = 20.0
# Nobody has this name: nothing leaves this machine where a stand-in delivers.
NOBODY = "https://understudy.example/hook"
JUNK = (b"", b"null", b"[]", b'{"url": ', b'{"url": 1, "events": "x"}', b'{"events": [null]}')


@dataclass(frozen=True)
class Heard:
    """What was delivered to the run, and by which requests it came about."""

    deliveries: Sequence[Delivery]
    evidence: Sequence[Exchange]
    port: int
    secret: str | None


def body_of(url: str) -> dict[str, Any]:
    """Return the body of the documentation's example, with an address of the run's own."""
    return {"url": url, "events": [*EVENTS]}


def address(kit: Kit, label: str) -> str:
    """Return an address of this run that no other webhook has."""
    given = kit.needs.get(ADDRESS)
    if given is None and not kit.is_here:
        raise Skip(f"events would be sent to it: needs {ADDRESS}, an address of yours")
    url = given or NOBODY
    mark = kit.once(kit.name(label).replace(" ", "-"))
    return f"{url}{'&' if '?' in url else '?'}run={mark}"


def registered(kit: Kit) -> tuple[str, Exchange]:
    """Return the address of the run's first webhook, and what its registration was answered."""

    def register() -> tuple[str, Exchange]:
        url = address(kit, "hook")
        return url, kit.call(WEBHOOK.create, body=body_of(url))

    return kit.shared("webhook", register)


@rule("KZ-HOOK-01", effect="write", calls=CALLS)
def the_example_is_accepted(kit: Kit) -> None:
    _, sent = registered(kit)
    kit.check(sent.is_success, "a 2xx", sent.brief, sent)


@rule("KZ-AUTH-04", effect="write", needs=(READ_ONLY,), calls=CALLS)
def a_read_only_key_registers_nothing(kit: Kit) -> None:
    url, first = registered(kit)
    known = kit.call("list_projects", key=READ_ONLY)
    kit.stand_on(known.is_success, f"the key is refused everywhere: {known.brief}")
    forbidden = address(kit, "forbidden")
    sent = kit.call(WEBHOOK.create, key=READ_ONLY, body=body_of(forbidden))
    with kit.example():
        kit.check(is_refused(sent), "a 4xx", sent.brief, sent)
    listed = kit.call(WEBHOOK.listed)
    # That webhooks can be listed is assumed; a list that lacks the first one tells nothing.
    if not (listed.is_success and bears(listed, url)):
        return

    def is_made(answers: Sequence[Exchange]) -> bool:
        return bears(answers[-1], forbidden)

    with kit.example(first, sent):
        told = "no webhook that was refused"
        kit.check(not is_made([listed]), told, "it is listed", sent, listed, again=is_made)


@rule("KZ-STATUS-01", effect="write", depth="default")
def odd_registrations_do_no_harm(kit: Kit) -> None:
    for raw in JUNK:
        kit.call(WEBHOOK.create, raw=raw)


@rule("KZ-HOOK-02", effect="write", needs=(LISTEN,), calls=CALLS)
def deliveries_are_signed(kit: Kit) -> None:
    heard = deliveries(kit)
    for each in heard.deliveries:
        with kit.example(*heard.evidence):
            said = each.headers.get(SIGNATURE)
            is_formed = said is not None and len(said) == 71 and said.startswith(SCHEME)
            told = "X-Kazinex-Signature: sha256= and 64 hexadecimal digits"
            _check(kit, is_formed, told, _brief(said), heard)
            if heard.secret is None:
                raise Skip(f"POST /webhooks tells no secret: needs {SECRET}")
            right = hmac.new(heard.secret.encode(), each.body, hashlib.sha256).hexdigest()
            told = "the HMAC-SHA256 of the body in X-Kazinex-Signature"
            is_right = str(said).lower() == f"{SCHEME}{right}"
            _check(kit, is_right, told, "another value", heard)


@rule("KZ-HOOK-03", effect="write", needs=(LISTEN,), calls=CALLS)
def deliveries_tell_what_happened(kit: Kit) -> None:
    heard = deliveries(kit)
    for each in heard.deliveries:
        with kit.example(*heard.evidence):
            told = each.json if isinstance(each.json, dict) else {}
            event = told.get("event")
            _check(kit, event in EVENTS, f"one of {', '.join(EVENTS)}", f"event {event!r}", heard)
            lacking = [name for name in FIELDS if name not in told]
            got = f"no {', '.join(lacking)} in {json.dumps(told)[:200]}"
            _check(kit, not lacking, f"{', '.join(FIELDS)} beside {event}", got, heard)


def deliveries(kit: Kit) -> Heard:
    """Return what comes of an upload, waited for once; Skip where nothing can come."""
    heard = kit.shared("deliveries", lambda: _listen(kit))
    if isinstance(heard, str):
        raise Skip(heard)
    return heard


def _listen(kit: Kit) -> Heard | str:
    """Return what is heard, or why nothing is: it is listened for once."""
    port = int(_number(kit, LISTEN, 0))
    if ADDRESS not in kit.needs and not kit.is_here:
        return f"nobody there reaches this machine: needs {ADDRESS}"
    receiver = kit.listen(port)
    url = address(kit, "listening") if ADDRESS in kit.needs else f"http://127.0.0.1:{port}/"
    sent = kit.call(WEBHOOK.create, body=body_of(url))
    if not sent.is_success:
        return f"no webhook is registered for {url}: {sent.brief}"
    greetings = len(receiver.deliveries) if kit.may_write else 0
    project = kit.stage.uploaded("announced") if kit.may_write else None
    if kit.may_write and not (project and project.made[-1].is_success):
        return "no schedule can be uploaded, of which an event would tell"
    # On another machine somebody else has to upload one.
    mark = b"" if project is None else project.id.encode()

    def about() -> list[Delivery]:
        return [each for each in receiver.deliveries if mark in each.body]

    receiver.wait_for(lambda: bool(about()), _number(kit, "hook_wait", PATIENCE))
    # What greets a new webhook tells nothing of events.
    heard = about() or receiver.deliveries[greetings:]
    if not heard:
        return "nothing was delivered within hook_wait; did somebody upload a schedule?"
    return Heard(heard, (sent, *(project.made if project else ())), port, _secret(kit, sent))


def _secret(kit: Kit, sent: Exchange) -> str | None:
    if kit.has(SECRET):
        return kit.keys.value(SECRET)
    told = [each["secret"] for each in entries(sent.json) if isinstance(each.get("secret"), str)]
    return told[0] if told else None


def _check(kit: Kit, is_kept: bool, expected: str, got: str, heard: Heard) -> None:
    kit.attention.compare(*heard.evidence)
    if not is_kept:
        raise Broken(expected, got, *heard.evidence, receives=heard.port)


def _brief(said: str | None) -> str:
    return "no such header" if said is None else f"{said[:20]}"


def _number(kit: Kit, need: str, default: float) -> float:
    given = kit.needs.get(need)
    try:
        return default if given is None else float(given)
    except ValueError:
        raise WrongUse(f"--need {need} takes a number; not {given!r}") from None
