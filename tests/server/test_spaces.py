"""When a space counts as abandoned, by a machine's clock that the test moves."""

from collections.abc import Iterator

import pytest

from understudy.server.options import Options
from understudy.server.registry import load_served
from understudy.server.spaces import Spaces
from understudy.server.state.failures import Conflict, NotFound
from understudy.server.world import World


class Machine:
    """A machine whose clock stands still until it is moved."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def ticks(self) -> float:
        """Return the seconds since the machine started."""
        return self.seconds


@pytest.fixture
def machine() -> Machine:
    """The machine that the spaces are on."""
    return Machine()


@pytest.fixture
def spaces(machine: Machine) -> Iterator[Spaces]:
    """At most two spaces, abandoned after a minute."""
    world = World(Options(), load_served((), ()))
    spaces = Spaces(world.open_space, most=2, idle=60, ticks=machine.ticks)
    yield spaces
    spaces.close()
    world.close()


def test_a_space_that_is_called_stays(machine: Machine, spaces: Spaces) -> None:
    space = spaces.open()
    for _ in range(3):
        machine.seconds += 60
        assert spaces.find(space.id) is space


def test_a_space_that_nobody_calls_ends(machine: Machine, spaces: Spaces) -> None:
    space = spaces.open()
    machine.seconds += 61

    with pytest.raises(NotFound):
        spaces.find(space.id)
    assert spaces.list() == []


def test_listing_keeps_no_space_alive(machine: Machine, spaces: Spaces) -> None:
    space = spaces.open()
    machine.seconds += 40

    assert [spaces.idle_seconds(one) for one in spaces.list()] == [40]
    machine.seconds += 40
    with pytest.raises(NotFound):
        spaces.end(space.id)


def test_abandoned_spaces_make_room(machine: Machine, spaces: Spaces) -> None:
    spaces.open()
    machine.seconds += 40
    used = spaces.open()
    with pytest.raises(Conflict):
        spaces.open()

    machine.seconds += 40
    opened = spaces.open()

    assert [one.id for one in spaces.list()] == [used.id, opened.id]
