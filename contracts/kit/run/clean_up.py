"""Takes away again what a run has made, where the API has a call for it."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress

from understudy.contracts.kit.report.report import Row
from understudy.contracts.kit.run.leftovers import Leftovers
from understudy.contracts.kit.run.runner import INTERRUPTED
from understudy.contracts.kit.talk.exchange import Request
from understudy.contracts.kit.talk.keyring import OWN
from understudy.contracts.kit.talk.stop import Stop, Unmet
from understudy.contracts.kit.talk.target import Target
from understudy.reference.rules import Catalogue

GONE = (404, 410)


def may_clean_up(stopped: str | None, rows: Sequence[Row], catalogue: Catalogue) -> bool:
    """Tell whether a run takes away what it made; one that was interrupted does, too.

    What was made is evidence where something is broken. But where all of it can be taken away,
    nothing stays in a workspace that people work with: reproducers make what they need.
    """
    if stopped not in (None, INTERRUPTED):
        return False
    return catalogue.takes_all_away or not any(row.status == "broken" for row in rows)


def clean_up(target: Target, leftovers: Leftovers, cleans: Mapping[str, str]) -> None:
    """Send the call that takes it away for each thing made; what is refused has stayed behind.

    What is not found has gone with something that it was made for.
    """
    with suppress(Stop, KeyboardInterrupt):
        gone = _gone(target, frozenset(cleans.values())) | leftovers.removed
        # What was made last may hang on what was made before it, and go with it.
        for ident, maker in reversed(leftovers.made):
            away = cleans.get(maker.operation or "")
            if away is None:
                continue
            if ident in gone or _is_taken(target, away, ident, maker, gone):
                leftovers.forget(ident)


def _gone(target: Target, calls: frozenset[str]) -> set[str]:
    """Return the ids of what a check has taken away itself."""
    sent = [each for each in target.trail.history if each.operation in calls and each.is_success]
    return {ident for each in sent for ident in each.request.params.values()}


def _is_taken(target: Target, away: str, ident: str, maker: Request, gone: Collection[str]) -> bool:
    operation, key = target.operations[away], maker.key or OWN
    request = Request(
        method=operation.method,
        path=operation.path(dict.fromkeys(operation.parameters, ident)),
        headers=(target.credential.pair(target.keys.value(key)),),
        key=key,
    )
    try:
        # No rule judges this call: nobody documents what it answers.
        answer = target.exchange(request, is_replay=True)
    except Unmet:
        return False
    hangs_on_gone = any(each.encode() in (maker.body or b"") for each in gone)
    return answer.is_success or (answer.status in GONE and hangs_on_gone)
