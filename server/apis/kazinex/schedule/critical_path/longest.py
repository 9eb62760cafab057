"""Which activities lie on the longest path: a chain of driving links to the end of the project.

A link drives where the instant that it asks for is the one at which its successor starts (FS, SS)
or finishes (FF, SF). The chain is followed back, within a project, from every
activity that finishes last in it.
"""

from understudy.server.apis.kazinex.schedule.critical_path.forward import bound
from understudy.server.apis.kazinex.schedule.critical_path.network import Dates, Link, Network
from understudy.server.apis.kazinex.schedule.model import COMPLETE


def longest_path(network: Network, dates: Dates) -> set[int]:
    """Return the places on the longest path of each project; none that are complete."""
    opens = [place for place, node in enumerate(network.nodes) if node.state != COMPLETE]
    latest: dict[int, int] = {}
    for place in opens:
        project = network.nodes[place].project
        latest[project] = max(latest.get(project, 0), dates.early_finish[place])
    trail = [
        place
        for place in opens
        if dates.early_finish[place] == latest[network.nodes[place].project]
    ]
    found = set(trail)
    while trail:
        for link in network.drivers[trail.pop()]:
            before = link.predecessor
            # Its own project's end is what counts: a chain to another one's is no reason.
            is_own = network.nodes[before].project == network.nodes[link.successor].project
            if is_own and before not in found and _drives(link, network, dates):
                found.add(before)
                trail.append(before)
    return found


def _drives(link: Link, network: Network, dates: Dates) -> bool:
    if network.nodes[link.predecessor].state == COMPLETE:
        return False
    worked = network.nodes[link.successor].work.worked
    own = dates.early_finish if link.to_finish else dates.early_start
    return worked(bound(link, network, dates)) == worked(own[link.successor])
