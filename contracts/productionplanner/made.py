"""Which projects this run has made, with which key, and which of them have to be there."""

from dataclasses import dataclass, field

from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.productionplanner.reading import project_id, sent_of
from understudy.contracts.productionplanner.validity import is_documented


@dataclass
class MadeProjects:
    """Listens to every answer; `watch` is told of each."""

    _ids: dict[str, set[str]] = field(default_factory=dict, init=False)
    _odd: set[str] = field(default_factory=set, init=False)

    def watch(self, exchange: Exchange) -> None:
        """Note which key made a project."""
        is_new = exchange.operation == "create_project" and exchange.is_success
        found = project_id(exchange) if is_new else None
        if exchange.key is None or not found or found in self.everybodys:
            return
        self._ids.setdefault(exchange.key, set()).add(found)
        if not is_documented("create_project", sent_of(exchange)):
            self._odd.add(found)

    def of(self, key: str) -> frozenset[str]:
        """Return the ids of all projects that were made so far with a key."""
        return frozenset(self._ids.get(key, ()))

    def lasting(self, key: str) -> frozenset[str]:
        """Return the ids of those that were made as documented: what is there for sure."""
        return self.of(key) - self._odd

    @property
    def everybodys(self) -> frozenset[str]:
        """The ids of all of them."""
        return frozenset(each for ids in self._ids.values() for each in ids)
