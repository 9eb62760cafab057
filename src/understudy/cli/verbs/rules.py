"""`understudy rules`: the catalogue that a deployment is judged by."""

import sys
from collections.abc import Iterator, Mapping

from understudy.catalog import Api, ApiError, UnknownApi, apis, dirs_of, find
from understudy.cli.refused import Refused
from understudy.cli.verbs.choosing import ApiDirs, ApiNames
from understudy.reference.rules import Catalogue, RulesError, RuleText, load_kills, load_rules

Kills = Mapping[str, Mapping[str, str]]
COLUMNS = (
    "rule: its id, which --rule, --skip-rule and a --baseline take",
    "level: must is a sentence of the documentation; should is implied, and counts under --strict;"
    " info never counts",
    "kills: how many of our deliberately broken implementations this rule finds; -: not counted",
    "the documentation says: what is judged, [where it stands], and what else the rule needs:",
)


def rules(
    api: ApiNames = [],  # noqa: B006  # typer reads it and changes nothing
    api_dir: ApiDirs = [],  # noqa: B006
) -> None:
    """List the rules: what the documentation says, where, how much it weighs, what it takes."""
    try:
        dirs = dirs_of(api_dir)
        judged = [each for each in apis(dirs).values() if _has(each)]
        chosen = [find(name, dirs) for name in api] or judged
        catalogues = [(load_rules(each), load_kills(each)) for each in chosen]
    except (ApiError, UnknownApi, RulesError) as error:
        raise Refused(str(error)) from error
    for catalogue, kills in catalogues:
        _print(catalogue, kills)


def _has(api: Api) -> bool:
    return api.rules.exists()


def _print(catalogue: Catalogue, kills: Kills) -> None:
    if sys.stdout.isatty():
        _print_table(catalogue, kills)
        return
    print(f"{catalogue.title} ({catalogue.api})")
    for line in _lines(catalogue, kills):
        print(line)


def _lines(catalogue: Catalogue, kills: Kills) -> Iterator[str]:
    width = max((len(rule) for rule in catalogue.rules), default=0)
    yield f"{'rule':<{width}}  level   kills  the documentation says"
    for rule in catalogue.rules.values():
        start = f"{rule.id:<{width}}  {rule.level:<6}  {_kills(rule, kills):>5}"
        yield f"{start}  {rule.statement} [{rule.citation}]{_needs(rule)}"
    yield ""
    yield from COLUMNS
    yield ""
    for need, about in catalogue.needs.items():
        yield f"{need}: {about}"


def _print_table(catalogue: Catalogue, kills: Kills) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=f"{catalogue.title} ({catalogue.api})", title_justify="left")
    for name in ("rule", "level"):
        table.add_column(name, no_wrap=True)
    table.add_column("kills", justify="right")
    table.add_column("the documentation says")
    for rule in catalogue.rules.values():
        said = Text(f"{rule.statement} [{rule.citation}]{_needs(rule)}")
        table.add_row(rule.id, rule.level, _kills(rule, kills), said)
    console = Console()
    console.print(table)
    for line in COLUMNS:
        console.print(Text(line))
    console.print()
    for need, about in catalogue.needs.items():
        console.print(Text(f"{need}: {about}"))


def _needs(rule: RuleText) -> str:
    return f" (needs {', '.join(rule.needs)})" if rule.needs else ""


def _kills(rule: RuleText, kills: Kills) -> str:
    return str(len(kills[rule.id])) if rule.id in kills else "-"
