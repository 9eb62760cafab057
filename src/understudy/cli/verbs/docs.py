"""`understudy docs`: the reference of every API as a site of files, printed from the specs."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from understudy.catalog import Api, ApiError, Dirs, UnknownApi, apis, dirs_of, find
from understudy.cli.group import Verbs
from understudy.cli.refused import Refused
from understudy.cli.serving.collector import off
from understudy.cli.verbs.choosing import ApiDirs, ApiNames

if TYPE_CHECKING:
    from understudy.site.build import Options
    from understudy.site.guides import Guide

app = Verbs(help="Print the reference site from the specs.")

Out = Annotated[
    Path,
    typer.Argument(
        show_default=False, metavar="OUT", help="The folder: new, empty, or of an earlier build."
    ),
]
Format = Annotated[
    Literal["html", "markdown"],
    typer.Option(help="markdown: only the .md files, for another docs system."),
]
Since = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        show_default=False,
        help="The reading.json of an earlier build: tell what changed since.",
    ),
]
BaseUrl = Annotated[
    str,
    typer.Option(
        metavar="URL",
        show_default=False,
        help="Where the site will stand: for canonical links, sitemap.xml and the feeds.",
    ),
]


@app.callback(invoke_without_command=True)
def _docs(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
def build(
    context: typer.Context,
    out: Out,
    api: ApiNames = [],  # noqa: B006  # typer reads it and changes nothing
    api_dir: ApiDirs = [],  # noqa: B006
    format: Format = "html",  # noqa: A002  # the option's name
    since: Since = None,
    base_url: BaseUrl = "",
) -> None:
    """Write a page for every operation, error, rule and decision, as files that need no server."""
    try:
        dirs = dirs_of(api_dir)
        chosen = [find(name, dirs) for name in dict.fromkeys(api)] or [*apis(dirs).values()]
    except (ApiError, UnknownApi) as error:
        raise Refused(str(error)) from error
    if base_url and not base_url.startswith(("http://", "https://")):
        raise Refused(f"--base-url {base_url}: begins neither with http:// nor with https://")
    # A fifth of the time would go into looking for cycles among the pages, for 70 MB.
    with off():
        count = _build(context.find_root().command, chosen, dirs, out, (format, since, base_url))
    print(f"wrote {count} files to {out}; open {out / _first(format)}")


def _first(format: str) -> str:  # noqa: A002
    return "index.html" if format == "html" else "index.md"


def _build(
    commands: Any, chosen: Sequence[Api], dirs: Dirs, out: Path, asked: tuple[Any, ...]
) -> int:
    # Loading what builds takes a second: only who builds pays for it.
    from understudy.reference.rules import RulesError
    from understudy.server.app import UNSERVABLE
    from understudy.site.build import build as build_site
    from understudy.site.changes import SinceError
    from understudy.site.guides import GuideError
    from understudy.site.output import OutputError, refuse_foreign, write
    from understudy.site.recording import RecordingError

    try:
        refuse_foreign(out)
        files = build_site(chosen, _guides(commands, chosen, dirs), _options(*asked), dirs)
        write(files, out)
    except (
        *UNSERVABLE,
        GuideError,
        OutputError,
        RecordingError,
        RulesError,
        SinceError,
    ) as error:
        raise Refused(str(error)) from error
    return len(files)


def _options(format: Any, since: Path | None, base_url: str) -> "Options":  # noqa: A002
    from understudy.site.build import Options
    from understudy.site.changes import load_since

    address = f"{base_url.rstrip('/')}/" if base_url else ""
    return Options(format, load_since(since) if since else None, address)


def _guides(commands: Any, chosen: Sequence[Api], dirs: Dirs) -> Sequence["Guide"]:
    from understudy.site.guides import guides
    from understudy.testing import declared_settings

    declared = declared_settings(dirs)
    return guides(
        commands, {api.name: declared[api.name] for api in chosen if api.name in declared}
    )
