"""How what a file has by the ten thousand is declared: as a dataclass that is quick to make."""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

Thing = TypeVar("Thing")


@dataclass_transform(frozen_default=True)
def record(kind: type[Thing]) -> type[Thing]:
    """Declare a dataclass whose fields mypy lets nobody set.

    Where it runs it is not frozen: a frozen one sets each field by a call, and an activity takes
    10 us to make instead of 1, which is half of what reading a large file took.
    """
    return dataclass(slots=True, unsafe_hash=True)(kind)
