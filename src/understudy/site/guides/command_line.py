"""The reference of the command line, from its own tree of commands."""

import inspect
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from understudy.site.guides.tables import code, joined, table

PREFACE = (
    "Every option of `serve` and `verify` is a variable too: `UNDERSTUDY_` and its name in "
    "capitals, `_` for `-`. An option wins over its variable. Blanks stand between several values.",
    "Results go to stdout, talk to stderr. In a terminal, verbs print tables; into a pipe, lines "
    "with tabs.",
)


class Parameter(Protocol):
    """An option or an argument, as Typer has it."""

    name: str | None
    opts: Sequence[str]
    secondary_opts: Sequence[str]
    required: bool
    multiple: bool
    default: Any
    metavar: str | None
    envvar: str | Sequence[str] | None
    hidden: bool
    param_type_name: str


class Command(Protocol):
    """A command, as Typer has it; a group has `commands` beside."""

    name: str | None
    help: str | None
    epilog: str | None
    params: Sequence[Any]


def reference(root: Command, name: str = "understudy") -> str:
    """Return every verb with its options, their variables and defaults, and its exit codes."""
    commands = list(_commands(root, name))
    shared = _shared([command for _, command in commands])
    return joined(
        [
            "# The command line",
            inspect.cleandoc(root.help or ""),
            *PREFACE,
            root.epilog or "",
            *(part for path, each in commands for part in _section(path, each, shared)),
            "## Options of every verb that steers" if shared else "",
            _options([*shared.values()]),
        ]
    )


def _commands(command: Command, path: str) -> Iterator[tuple[str, Command]]:
    """Yield every command below one with the words that call it."""
    for name, each in getattr(command, "commands", {}).items():
        yield f"{path} {name}", each
        yield from _commands(each, f"{path} {name}")


def _shared(commands: Sequence[Command]) -> Mapping[str, Parameter]:
    """Return the options that most commands have, by name, so that they are told once."""
    counted: dict[str, list[Parameter]] = {}
    for command in commands:
        for parameter in command.params:
            counted.setdefault(_key(parameter), []).append(parameter)
    many = [found[0] for found in counted.values() if len(found) * 2 > len(commands)]
    return {_key(each): each for each in many if "--help" not in each.opts}


def _key(parameter: Any) -> str:
    # Two options of one name are two where they mean two things.
    return f"{parameter.opts} {getattr(parameter, 'help', '')}"


def _section(path: str, command: Command, shared: Mapping[str, Parameter]) -> Iterator[str]:
    own = [each for each in command.params if _key(each) not in shared and not each.hidden]
    arguments = [each for each in own if each.param_type_name == "argument"]
    options = [each for each in own if each.param_type_name == "option"]
    has_shared = any(_key(each) in shared for each in command.params)
    yield f"{'#' * min(path.count(' ') + 1, 4)} {path}"
    yield inspect.cleandoc(command.help or "")
    yield f"```text\n{_usage(path, arguments, options or has_shared)}\n```"
    yield table(
        ("Argument", "Meaning", "Variable", "Without it"), [_row(each) for each in arguments]
    )
    yield _options(options)
    yield command.epilog or ""


def _usage(path: str, arguments: Sequence[Parameter], options: object) -> str:
    named = [each.metavar or (each.name or "").upper() for each in arguments]
    return " ".join([path, *(["[OPTIONS]"] if options else []), *named])


def _options(options: Sequence[Parameter]) -> str:
    rows = [_row(each) for each in options if "--help" not in each.opts]
    return table(("Option", "Meaning", "Variable", "Without it"), rows)


def _row(parameter: Any) -> tuple[str, str, str, str]:
    if parameter.param_type_name == "argument":
        spelled = parameter.metavar or parameter.name.upper()
    else:
        names = ", ".join([*parameter.opts, *parameter.secondary_opts])
        spelled = f"{names} {parameter.metavar or ''}".strip()
    variables = parameter.envvar
    named = [variables] if isinstance(variables, str) else [*(variables or ())]
    return code(spelled), parameter.help or "", ", ".join(map(code, named)), _default(parameter)


def _default(parameter: Parameter) -> str:
    if parameter.required:
        return "required"
    value = parameter.default
    if value in (None, False, "", [], ()) or callable(value):
        return ""
    return code(str(value))
