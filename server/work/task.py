"""What a worker is told to do, and how it and its parent write to each other."""

import inspect
import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal

from understudy.folder import Mount, mount, mount_of

# Before each message, how long it is.
LENGTH_BYTES = 8
ORDER: Literal["big"] = "big"


@dataclass(frozen=True)
class Task:
    """A function by name, what it is called with, and its bounds.

    `mount` is where its module is found, where that is an API's own folder.
    """

    module: str
    name: str
    mount: Mount | None
    arguments: Sequence[Any]
    seconds: float
    megabytes: int

    def run(self) -> Any:
        """Call the function, in whatever process this is."""
        if self.mount is not None:
            mount(*self.mount)
        return getattr(import_module(self.module), self.name)(*self.arguments)


@dataclass(frozen=True)
class Outcome:
    """What came of a task: what it returned, or why it did not; `trace` is for the log alone.

    `ended` is what the parent says where the worker has ended without an answer.
    """

    kind: Literal["done", "failed", "memory", "broken", "ended"]
    value: Any = None
    trace: str = ""


def task_of(
    function: Callable[..., Any], arguments: Sequence[Any], seconds: float, megabytes: int
) -> Task:
    """Return the task of calling a function; TypeError for one that no other process can find."""
    module = function.__module__
    if not inspect.isfunction(function) or "." in function.__qualname__ or module == "__main__":
        raise TypeError(f"{function!r}: a worker finds functions at the top of a module alone")
    where = mount_of(module, function.__code__.co_filename)
    return Task(module, function.__name__, where, arguments, seconds, megabytes)


def framed(message: object) -> bytes:
    """Return a message as it is sent."""
    octets = pickle.dumps(message)
    return len(octets).to_bytes(LENGTH_BYTES, ORDER) + octets


def length_of(prefix: bytes) -> int:
    """Return how long the message is that follows."""
    return int.from_bytes(prefix, ORDER)


def unframed(octets: bytes) -> Any:
    """Return a message that came."""
    return pickle.loads(octets)  # noqa: S301  # from a process that we have started
