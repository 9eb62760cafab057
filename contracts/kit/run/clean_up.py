"""Takes away again what a run has made, where the API has a call for it."""

from collections.abc import Mapping
from contextlib import suppress

from understudy.contracts.kit.run.leftovers import Leftovers
from understudy.contracts.kit.talk.exchange import Request
from understudy.contracts.kit.talk.keyring import OWN
from understudy.contracts.kit.talk.stop import Stop, Unmet
from understudy.contracts.kit.talk.target import Target


def clean_up(target: Target, leftovers: Leftovers, cleans: Mapping[str, str]) -> None:
    """Send the call that takes it away for each thing made; what is refused has stayed behind."""
    with suppress(Stop, KeyboardInterrupt):
        gone = _gone(target, frozenset(cleans.values()))
        for ident, maker in leftovers.made:
            away = cleans.get(maker.operation or "")
            if away is None:
                continue
            if ident in gone or _is_taken(target, away, ident, maker.key or OWN):
                leftovers.forget(ident)


def _gone(target: Target, calls: frozenset[str]) -> set[str]:
    """Return the ids of what a check has taken away itself."""
    sent = [each for each in target.trail.history if each.operation in calls and each.is_success]
    return {ident for each in sent for ident in each.request.params.values()}


def _is_taken(target: Target, away: str, ident: str, key: str) -> bool:
    operation = target.operations[away]
    request = Request(
        method=operation.method,
        path=operation.path(dict.fromkeys(operation.parameters, ident)),
        headers=(target.credential.pair(target.keys.value(key)),),
        key=key,
    )
    try:
        # No rule judges this call: nobody documents what it answers.
        return target.exchange(request, is_replay=True).is_success
    except Unmet:
        return False
