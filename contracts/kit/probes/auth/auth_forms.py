"""Who is let in: keys that are missing, malformed, unknown, revoked or sent in another form."""

import re

from understudy.contracts.kit.given.options import Depth
from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.judge.rule import Effect, Invariant
from understudy.contracts.kit.probes.auth import forms
from understudy.contracts.kit.probes.auth.asked import Asked, asked, judge, writes_asked
from understudy.contracts.kit.probes.auth.authentication import Authentication, Refusal
from understudy.contracts.kit.probes.auth.calls import kept_apart, reads_with_key
from understudy.contracts.kit.probes.looks import look_at
from understudy.contracts.kit.probes.probe import Probe, probe
from understudy.contracts.kit.probes.reading import bears, row_of
from understudy.contracts.kit.probes.things import Things
from understudy.contracts.kit.talk.exchange import Exchange

__all__ = ["Authentication", "Refusal"]

REFUSALS_OF_KEYS = (401, 403)
SHORTEST_SECRET = 20


def _refused(kind: forms.Kind, depth: Depth = "default", effect: Effect = "read") -> Probe[...]:
    """Return the probe that all forms of a kind are refused; those for all calls by those named."""

    def ask(things: Things, auth: Authentication, *calls: str) -> None:
        judge(things, asked(things, auth, kind, calls))

    ask.__name__ = kind.__name__
    return probe(effect=effect, depth=depth)(ask)


no_key = _refused(forms.no_key, "quick")
malformed_header = _refused(forms.malformed_header, "quick")
unknown_key = _refused(forms.unknown_key, "quick")
revoked_key = _refused(forms.revoked_key, "quick")
key_elsewhere = _refused(forms.key_elsewhere)
other_schemes = _refused(forms.other_schemes)
other_cases = _refused(forms.other_cases)
open_forms = _refused(forms.open_forms)
bodies_without_key = _refused(forms.bodies_without_key, effect="write")


@probe(effect="read", depth="quick")
def valid_key(things: Things) -> None:
    """Send the key to every read; none refuses it, and the lists of what can be made succeed."""
    main = {root.listed for root in things.table.roots}
    for call, answer in reads_with_key(things):
        with things.kit.example(answer):
            if call.operation in main:
                things.kit.check(answer.is_success, "a 2xx", answer.brief, answer)
            is_taken = answer.status not in REFUSALS_OF_KEYS
            things.kit.check(is_taken, "no refusal of the key", answer.brief, answer)


@probe(effect="write", depth="quick")
def refused_leaves_nothing(things: Things, auth: Authentication) -> None:
    """Look for what writes that were sent without a right key would have left."""
    for kind in (forms.no_key, forms.revoked_key):
        asked(things, auth, kind)
    for root in things.table.roots:
        ident = kept_apart(things, auth, root)
        seen = look_at(things, root, ident)
        listed = things.kit.call(root.listed)
        if root.remove:
            with things.kit.example(listed):
                is_there = bool(row_of(listed, root, ident))
                things.kit.check(is_there, f"{ident} listed", listed.brief, listed)
        for answer in (*seen.answers.values(), listed):
            with things.kit.example(answer):
                for sent in writes_asked(things):
                    if bears(answer, sent.call.mark):
                        raise _left(sent, answer)


def no_key_in_answers(rule: str, auth: Authentication) -> Invariant:
    """Return the check of a rule that no answer returns a key, neither in its body nor a header."""
    headers = {each.header.lower() for each in auth.credentials}

    def check(answer: Exchange) -> None:
        sent = [value for name, value in answer.request.headers if name.lower() in headers]
        words = [word for value in sent for word in value.split()[-1:]]
        secrets = [each for each in words if len(each) >= SHORTEST_SECRET]
        for name, said in (("", answer.text), *answer.headers.items()):
            is_like_one = auth.pattern and re.search(auth.pattern, said)
            if is_like_one or any(secret in said for secret in secrets):
                got = f"{answer.status} with one in the header {name}" if name else answer.brief
                raise Broken("an answer without the key", got, with_headers=True)

    return Invariant(rule, check, lambda _answer: True)


def _left(sent: Asked, answer: Exchange) -> Broken:
    mark = sent.call.mark
    told = Broken("nothing of what was refused", f"{mark!r} in it", sent.answer, answer)
    told.again = lambda answers: bears(answers[-1], mark)
    return told
