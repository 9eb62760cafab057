"""In which order activities can be computed, and the circles of links that allow none."""

from understudy.server.apis.kazinex.schedule.critical_path.network import Network


def ordered(network: Network) -> list[int]:
    """Return the places, predecessors first; what is on or behind a circle is left out."""
    waiting = [len(links) for links in network.into]
    order = [place for place, count in enumerate(waiting) if not count]
    for place in order:  # grows while it is read
        for link in network.out[place]:
            waiting[link.successor] -= 1
            if not waiting[link.successor]:
                order.append(link.successor)
    return order


def circles(network: Network, order: list[int]) -> list[list[int]]:
    """Return the places of each circle (strongly connected, or linked to itself), in file order.

    Tarjan's algorithm with a stack of its own: links run as deep as the file is long.
    """
    search = _Search(network, set(range(len(network.nodes))) - set(order))
    for place in sorted(search.unsettled):
        if place not in search.number:
            search.visit(place)
    return sorted(search.found)


class _Search:
    def __init__(self, network: Network, unsettled: set[int]) -> None:
        self.unsettled = unsettled
        self.number: dict[int, int] = {}
        self.found: list[list[int]] = []
        self._lowest: dict[int, int] = {}
        self._open: list[int] = []
        self._is_open: set[int] = set()
        self._next = {
            place: [each.successor for each in network.out[place] if each.successor in unsettled]
            for place in unsettled
        }

    def visit(self, first: int) -> None:
        trail = [(first, iter(self._next[first]))]
        self._enter(first)
        while trail:
            place, successors = trail[-1]
            for successor in successors:
                if successor not in self.number:
                    self._enter(successor)
                    trail.append((successor, iter(self._next[successor])))
                    break
                if successor in self._is_open:
                    self._lowest[place] = min(self._lowest[place], self.number[successor])
            else:
                trail.pop()
                self._leave(place, trail[-1][0] if trail else None)

    def _enter(self, place: int) -> None:
        self.number[place] = self._lowest[place] = len(self.number)
        self._open.append(place)
        self._is_open.add(place)

    def _leave(self, place: int, parent: int | None) -> None:
        if parent is not None:
            self._lowest[parent] = min(self._lowest[parent], self._lowest[place])
        if self._lowest[place] != self.number[place]:
            return
        at = self._open.index(place)
        circle = sorted(self._open[at:])
        del self._open[at:]
        self._is_open.difference_update(circle)
        if len(circle) > 1 or place in self._next[place]:
            self.found.append(circle)
