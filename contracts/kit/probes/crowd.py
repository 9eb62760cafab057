"""Many things of one kind in one list: made when first asked for, and more of them on demand."""

import httpx

from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Thing, Things
from understudy.contracts.kit.talk.wire import is_loopback

# What stays behind on another machine.
FEW = 2


def crowd(things: Things, resource: Resource, number: int) -> list[Thing]:
    """Return so many things at least, oldest first, in a list that no other probe adds to.

    What stands below nothing is in its organization's own list, among others.
    """
    made: list[Thing] = things.kit.shared((crowd, resource.name), list)
    parent = room(things, resource)
    while len(made) < _most(things, resource, number):
        # No more than it has to have: what is alike in many may be refused.
        whole = things.body(resource, "one of many")
        needed = (resource.naming, *resource.required, *resource.aliases, *resource.links)
        body = {name: value for name, value in whole.items() if name in needed}
        made.append(things.made(resource, body, parent=parent))
    return made


def room(things: Things, resource: Resource) -> Thing | None:
    """Return the parent of all crowds of its kind; None of what stands below nothing."""
    if not resource.parent:
        return None
    kind = things.table[resource.parent]
    return things.kit.shared((room, kind.name), lambda: things.make(kind, "crowded"))


def _most(things: Things, resource: Resource, number: int) -> int:
    is_here = is_loopback(httpx.URL(things.kit.target.base_url).host)
    may_stay = is_here or bool(resource.parent or resource.remove)
    return number if may_stay else min(number, FEW)
