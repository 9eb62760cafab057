"""What was asked of a run, checked before it begins: which rules, and what it may write."""

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


def calls_written(options: Options, host: str, catalogue: Catalogue) -> frozenset[str] | None:
    """Return the only calls by which a run writes to a host; None: by any that there is."""
    if not may_write(options, host):
        return frozenset()
    return None if is_loopback(host) else catalogue.elsewhere


def gate(
    written: frozenset[str] | None, catalogue: Catalogue, operations: Operations, base: str
) -> Callable[[httpx.Request], bool]:
    """Return what tells whether a request may be sent: reads, to sign in, and what is written."""
    if written is None:
        return lambda _request: True
    base, open_calls = base.rstrip("/"), {*catalogue.sign_in, *written}

    def may_send(request: httpx.Request) -> bool:
        path = request.url.raw_path.decode()
        is_of_api = path.startswith(f"{base}/")
        found = operations.find(request.method, path.removeprefix(base)) if is_of_api else None
        return request.method == "GET" or (found is not None and found[0].id in open_calls)

    return may_send
