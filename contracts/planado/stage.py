"""What the rules share: the things of this run, and what its lists show first."""

from understudy.contracts.kit.judge.finding import Skip
from understudy.contracts.kit.probes.auth.calls import first_row
from understudy.contracts.kit.probes.probe import things_of
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Things
from understudy.contracts.planado.listening import Listener
from understudy.contracts.planado.table import TABLE
from understudy.contracts.planado.typing import Kit


class Stage:
    """Gives out the things of this run; in read-only mode, what is there already."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        # What is made before anybody listens would be delivered again and again.
        self.listener = Listener(kit) if kit.has("hook_listen") and kit.may_write else None

    @property
    def things(self) -> Things:
        """What is made of the table, shared with all probes."""
        return things_of(self.kit, TABLE)

    def ident(self, resource: Resource) -> str:
        """Return the uuid of something of one kind; Skip where there is nothing to be read."""
        return self.things.home(resource).id if self.kit.may_write else self.first(resource)

    def first(self, resource: Resource) -> str:
        """Return the uuid of the first row of a list, looked at once; Skip where it is empty."""
        found = first_row(self.things, resource)
        if found is None:
            raise Skip(f"{resource.listed} is empty")
        return found
