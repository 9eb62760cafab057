"""What was asked of a run, checked before it begins: which rules, and whether it may write."""

from collections.abc import Callable

import httpx

from understudy.contracts.kit.given.options import Options
from understudy.contracts.kit.talk.operations import Operations
from understudy.contracts.kit.talk.stop import WrongUse
from understudy.contracts.kit.talk.wire import is_loopback
from understudy.reference.rules import Catalogue


def selected(options: Options, catalogue: Catalogue) -> list[str]:
    """Return the ids of the rules to judge; WrongUse where one of those named is unknown."""
    known = catalogue.rules
    for rule in (*options.rules, *options.skip_rules, *options.accepted):
        if rule not in known:
            raise WrongUse(f"there is no rule {rule!r}; `understudy rules` lists them")
    chosen = options.rules or tuple(known)
    return [rule for rule in known if rule in chosen and rule not in options.skip_rules]


def may_write(options: Options, host: str) -> bool:
    """Tell whether a run may write to a host; WrongUse where that has to be said and is not."""
    if options.allow_writes is not None and options.allow_writes.lower() != host.lower():
        raise WrongUse(f"--allow-writes names {options.allow_writes}, the target is {host}")
    if options.read_only:
        return False
    # A dry run reaches nobody.
    if options.allow_writes is None and not (is_loopback(host) or options.dry_run):
        raise WrongUse(
            f"{host} is not this machine: pass --read-only,"
            f" or --allow-writes {host} if its organizations are meant for tests"
        )
    return True


def gate(
    is_writing: bool, catalogue: Catalogue, operations: Operations, base: str
) -> Callable[[httpx.Request], bool]:
    """Return what tells whether a request may be sent: in read-only mode reads, and to sign in."""
    if is_writing:
        return lambda _request: True
    sign_in = [operations[each] for each in catalogue.sign_in]
    open_calls = {(each.method, base.rstrip("/") + each.template) for each in sign_in}
    return lambda request: (
        request.method == "GET" or (request.method, request.url.path) in open_calls
    )
