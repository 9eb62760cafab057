"""What the rules share: a few things of this run, made when first asked for, and the lists."""

from dataclasses import dataclass
from typing import Any

from understudy.contracts.kit.judge.finding import Skip
from understudy.contracts.kit.probes.probe import things_of
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.planado.listening import Listener
from understudy.contracts.planado.reading import made_id, record_of, rows, uuids
from understudy.contracts.planado.resources import LISTS, Kind
from understudy.contracts.planado.table import TABLE
from understudy.contracts.planado.typing import Kit

SUCCESS = range(200, 300)
TEXTS = {"job": "description", "client": "first_name", "site": "name"}


@dataclass(frozen=True)
class Thing:
    """A job, a client or a site of this run: its uuid, what was sent, and what was answered."""

    kind: Kind
    id: str
    body: dict[str, Any]
    made: Exchange

    @property
    def place(self) -> dict[str, str]:
        """The parameters of a call that names it."""
        return self.kind.place(self.id)


class Stage:
    """Gives out the things of this run; in read-only mode, what is there already."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        # What is made before anybody listens would be delivered again and again.
        self.listener = Listener(kit) if kit.has("hook_listen") and kit.may_write else None

    def body(self, kind: Kind, label: str) -> dict[str, Any]:
        """Return a whole body with a name of this run and an external id."""
        name = self.kit.name(label)
        ident = self.kit.once(name.replace(" ", "-"))
        return {**kind.whole, TEXTS[kind.name]: name, "external_id": ident}

    def make(self, kind: Kind, label: str, **fields: Any) -> Thing:
        """Make something; Unmet where it is refused."""
        return self.made(kind, {**self.body(kind, label), **fields})

    def made(self, kind: Kind, body: dict[str, Any]) -> Thing:
        """Make something with this very body."""
        answer = self.kit.call(f"create_{kind.name}", body=body, expect=SUCCESS)
        ident = made_id(answer, kind)
        self.kit.stand_on(ident is not None, f"no uuid of a new {kind.name}: {answer.brief}")
        return Thing(kind, str(ident), body, answer)

    def stand_on_new(self, kind: Kind, ident: str) -> None:
        """Raise Unmet where an external id of this run is taken: an earlier run had its seed."""
        found = record_of(self.kit.call(f"get_{kind.name}", kind.place(ident)), kind)
        is_new = found.get("external_id") != ident
        self.kit.stand_on(is_new, "an earlier run with this seed was here; pass another --seed")

    def read(self, thing: Thing, **how: Any) -> Exchange:
        """Read a thing by its uuid."""
        return self.kit.call(f"get_{thing.kind.name}", thing.place, **how)

    def change(self, thing: Thing, changes: dict[str, Any], **how: Any) -> Exchange:
        """Change a thing by its uuid."""
        return self.kit.call(f"update_{thing.kind.name}", thing.place, body=changes, **how)

    def ident(self, kind: Kind) -> str:
        """Return the uuid of something of one kind; Skip where there is nothing to be read."""
        if self.kit.may_write:
            return things_of(self.kit, TABLE).home(TABLE[kind.name]).id
        return self.first(f"list_{kind.plural}")

    def first(self, operation: str) -> str:
        """Return the uuid of the first row of a list; Skip where it is empty."""
        found = uuids(rows(self.kit.call(operation), LISTS[operation]))
        if not found:
            raise Skip(f"{operation} is empty")
        return found[0]
