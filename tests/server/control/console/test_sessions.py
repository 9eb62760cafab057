"""Sessions of the console end by themselves, and are bounded."""

from understudy.server.control.console.sessions import MOST, SECONDS, Sessions


class Ticks:
    """A clock that a test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_session_ends_after_half_a_day() -> None:
    ticks = Ticks()
    sessions = Sessions(ticks)
    name = sessions.open()

    ticks.now = SECONDS - 1
    assert sessions.is_open(name)
    ticks.now = SECONDS

    assert not sessions.is_open(name)


def test_of_too_many_sessions_the_oldest_ends() -> None:
    sessions = Sessions()
    names = [sessions.open() for _ in range(MOST + 1)]

    assert not sessions.is_open(names[0])
    assert sessions.is_open(names[1])
    assert sessions.is_open(names[-1])


def test_no_name_is_no_session() -> None:
    assert not Sessions().is_open("")


def test_marks_differ_by_session_and_by_start() -> None:
    one, other = Sessions(), Sessions()

    assert len({one.mark(""), one.mark("a"), other.mark(""), other.mark("a")}) == 4
