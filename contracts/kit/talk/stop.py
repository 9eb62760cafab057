"""Why a run, or one request of it, cannot go on."""

from collections.abc import Sequence


class Stop(BaseException):
    """The whole run ends here; the text is one line for the user.

    Like an interrupt it passes through everything that catches exceptions, property tests too.
    """


class WrongUse(Stop):
    """The options make no sense together, or do not fit the target."""


class Unreachable(Stop):
    """The target does not answer, or what answers is not the API."""


class BudgetSpent(Stop):
    """The run has sent as many requests as it may."""


class Interrupted(Stop):
    """The user would not even wait for the report; the text says what was left behind."""

    def __init__(self, left_behind: Sequence[str]) -> None:
        left = ", ".join(left_behind) or "nothing"
        super().__init__(f"interrupted again, without a report; left behind: {left}")


class Unmet(Exception):
    """A rule could not be judged: what it stands on did not come about."""


class NoAnswer(Unmet):
    """A request got no answer: the connection broke or the time ran out; `reason` says which."""

    def __init__(self, method: str, path: str, reason: str) -> None:
        super().__init__(f"{method} {path} got no answer: {reason}")
        self.reason = reason


class Throttled(Unmet):
    """The target kept answering 429."""


class ReadOnly(Unmet):
    """A request was held back, because this run only reads."""


class TooEarly(Unmet):
    """What a rule stands on may be there later: the deployment shows late what was written."""
