"""Who is signed in to the console, and which forms are ours."""

import hmac
from collections.abc import Callable
from time import monotonic

from understudy.server.state.ids import secret

MOST = 100
SECONDS = 12 * 3600.0


class Sessions:
    """The sessions of people who have shown the admin token; each ends by itself after a while.

    A form carries a mark that only a page of ours can have given it, bound to the session.
    """

    def __init__(self, ticks: Callable[[], float] = monotonic) -> None:
        self._ticks = ticks
        self._secret = secret().encode()
        self._ends: dict[str, float] = {}

    def open(self) -> str:
        """Open a session and return its name, which nobody can guess."""
        while len(self._ends) >= MOST:
            del self._ends[next(iter(self._ends))]
        name = secret()
        self._ends[name] = self._ticks() + SECONDS
        return name

    def is_open(self, name: str) -> bool:
        """Whether a session has this name."""
        return self._ends.get(name, 0.0) > self._ticks()

    def end(self, name: str) -> None:
        """End a session, if there is one."""
        self._ends.pop(name, None)

    def mark(self, session: str) -> str:
        """Return what the forms of a session carry; without one, those of everybody."""
        return hmac.new(self._secret, session.encode(), "sha256").hexdigest()

    def has_mark(self, session: str, mark: str) -> bool:
        """Whether a form is ours."""
        return hmac.compare_digest(self.mark(session).encode(), mark.encode())
