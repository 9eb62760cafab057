"""A group of verbs, whose help shows flags as what they are: words without a value."""

from collections.abc import Callable
from typing import Any, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

Act = TypeVar("Act", bound=Callable[..., Any])


class Command(TyperCommand):
    """A verb."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters as they are shown."""
        return without_values(super().get_params(ctx))


class Group(TyperGroup):
    """Verbs of one subject."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters as they are shown."""
        return without_values(super().get_params(ctx))


class Verbs(typer.Typer):
    """What typer makes a Group of, and of its functions Commands."""

    def __init__(self, **options: Any) -> None:
        super().__init__(cls=Group, **options)

    def command(self, name: str | None = None, **options: Any) -> Callable[[Act], Act]:
        """Return what makes a function a verb."""
        return super().command(name, cls=Command, **options)


def without_values(parameters: list[Any]) -> list[Any]:
    """Return parameters of which no flag, not even `--help`, is said to take a `<bool>`."""
    for parameter in parameters:
        if getattr(parameter, "is_flag", False):
            parameter.metavar = ""
    return parameters
