"""Everything that a reference does, as points of which any one can be overridden."""

from collections.abc import Callable
from functools import partial
from typing import Any

from tests.mutants.skeleton.answers import Answers
from tests.mutants.skeleton.flow import Flow
from tests.mutants.skeleton.strays import Strays


class Behaviour:
    """The parts of a reference; a point is a method of one of them, such as `doors.key`.

    An API's own is a dataclass over this one that makes its parts and joins them.
    """

    answers: Answers[Any]
    strays: Strays[Any]
    flow: Flow[Any]

    def override(self, point: str, change: Callable[..., Any]) -> None:
        """Let `change` stand at a point; its first argument is what stood there before."""
        part_name, name = point.split(".")
        part = getattr(self, part_name)
        setattr(part, name, partial(change, getattr(part, name)))
