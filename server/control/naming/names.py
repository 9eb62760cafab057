"""Names that a call may ask for: one that nothing has, and nothing can have had, is a mistake."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from understudy.server.state.failures import unknown_name
from understudy.server.world import World

# Given a world, and an API where the call names one, what there is.
Names = Callable[[World, str | None], Iterable[str]]


def check_names(world: World, query: Mapping[str, Any]) -> None:
    """Raise Invalid for the first name in a query that is misspelled, with those that there are.

    Nothing would ever be found by it, and a test that counts would count none.
    """
    for field, names_of in KNOWN.items():
        value, of = query.get(field), query.get("api")
        # A name that is there is found among the first: only who is refused has all of them listed.
        if value is not None and value not in names_of(world, of):
            raise unknown_name(value, [*dict.fromkeys(names_of(world, of))], field)


def apis(world: World, _: str | None) -> Iterable[str]:
    """Yield the APIs that are served."""
    return (api.name for api in world.served)


def operations(world: World, of: str | None) -> Iterable[str]:
    """Yield the operations of an API, or of all."""
    return sorted(
        operation["operationId"]
        for api in world.served
        if of in (None, api.name)
        for operation in api.spec.operations()
    )


def organizations(world: World, of: str | None) -> Iterable[str]:
    """Yield the organizations of an API, or of all."""
    return (org.id for org in world.orgs.list() if of in (None, org.api))


def callers(world: World, of: str | None) -> Iterable[str]:
    """Yield the keys and accounts of an API, or of all, and those of former calls."""
    yield from (key.id for key in world.keys.list() if of in (None, key.api))
    yield from (account.id for account in world.accounts.list(of))
    # An account that has been removed may have called before.
    yield from world.journal.callers()


def webhooks(world: World, of: str | None) -> Iterable[str]:
    """Yield the webhooks of an API, or of all, and those that something was sent to."""
    yield from (row["id"] for row in world.webhooks.list(of))
    yield from (row["subscription"] for _, row in world.webhooks.newest_first())


def event_types(world: World, of: str | None) -> Iterable[str]:
    """Yield the types of events of an API, or of all, and those of former deliveries."""
    for api in world.served:
        if api.webhooks and of in (None, api.name):
            yield from api.webhooks.event_types
    yield from (row["event_type"] for _, row in world.webhooks.newest_first())


# By the name of the parameter; the API first, since others depend on it.
KNOWN: Mapping[str, Names] = {
    "api": apis,
    "operation": operations,
    "org": organizations,
    "key": callers,
    "webhook": webhooks,
    "event_type": event_types,
}
