"""`understudy verify`: judges a deployment by the rules of its API's documentation."""

from pathlib import Path
from typing import Annotated, Any

import typer

from understudy.cli.judgement import Asked, judge


def _option(name: str, about: str, **more: Any) -> Any:
    variable = f"UNDERSTUDY_{name.removeprefix('--').replace('-', '_').upper()}"
    more = {"envvar": variable, "show_envvar": False, "show_default": False, **more}
    return typer.Option(name, help=about, **more)


def _many(name: str, about: str, metavar: str, **more: Any) -> Any:
    return _option(name, f"{about}; may be repeated.", metavar=metavar, **more)


BaseUrl = Annotated[
    str,
    typer.Argument(
        envvar="UNDERSTUDY_BASE_URL",
        show_envvar=False,
        metavar="BASE_URL",
        help="The deployment, with the API's base path: http://127.0.0.1:8000/v1",
    ),
]
Name = Annotated[str | None, _option("--api", "Judge by this API's rules.", metavar="NAME")]
# Split at colons, as PATH is, so the variable is not typer's to read.
ApiDirs = Annotated[
    list[Path],
    _many(
        "--api-dir",
        "Know the APIs in this folder too (UNDERSTUDY_API_DIR splits at colons)",
        "DIR",
        envvar=None,
    ),
]
Key = Annotated[
    str, _option("--key", "A key; best given as UNDERSTUDY_KEY, like all keys.", metavar="KEY")
]
OtherKey = Annotated[str, _option("--other-key", "A key of another organization.", metavar="KEY")]
RevokedKey = Annotated[str, _option("--revoked-key", "A key that was revoked.", metavar="KEY")]
Needs = Annotated[
    list[str], _many("--need", "What a rule needs, also as UNDERSTUDY_NAME", "NAME=VALUE")
]
ReadOnly = Annotated[bool, _option("--read-only", "Send GET and nothing else, but to sign in.")]
Writes = Annotated[
    str | None,
    _option("--allow-writes", "Write on this host, which is not this machine.", metavar="HOST"),
]
Quick = Annotated[bool, _option("--quick", "Only invariants and examples: 600 requests at most.")]
Deep = Annotated[bool, _option("--deep", "Also a model of two organizations, and long histories.")]
Strict = Annotated[bool, _option("--strict", "Broken `should` rules count too.")]
RequireAll = Annotated[bool, _option("--require-all", "Exit with 3 if a rule was skipped.")]
SeedOption = Annotated[
    int | None, _option("--seed", "Send the same requests as another run.", metavar="N")
]
Rate = Annotated[str | None, _option("--rate", "Send no faster than this.", metavar="N/s|N/m")]
MaxRequests = Annotated[
    int | None, _option("--max-requests", "Send no more than this.", metavar="N", min=1)
]
Timeout = Annotated[
    float, _option("--timeout", "Wait for an answer, 10 by default.", metavar="S", min=0.1)
]
# Blanks would cut a header in two, so the variable is read here: one header a line.
Headers = Annotated[
    list[str],
    _many(
        "--header",
        "Send this header too (UNDERSTUDY_HEADER holds one a line)",
        "'NAME: VALUE'",
        envvar=None,
    ),
]
CaFile = Annotated[Path | None, _option("--ca-file", "Trust these certificates.", metavar="FILE")]
DryRun = Annotated[bool, _option("--dry-run", "Print the requests, and send none.")]
Baseline = Annotated[
    Path | None, _option("--baseline", "Accept the breaks that this file names.", metavar="FILE")
]
Rules = Annotated[list[str], _many("--rule", "Judge this rule only", "ID")]
SkipRules = Annotated[list[str], _many("--skip-rule", "Leave this rule out", "ID")]
Junit = Annotated[Path | None, _option("--junit", "Write JUnit XML.", metavar="FILE")]
Json = Annotated[Path | None, _option("--json", "Write JSON.", metavar="FILE")]
Compare = Annotated[
    Path | None, _option("--compare", "Tell what changed since this --json.", metavar="FILE")
]
Verbose = Annotated[bool, _option("--verbose", "List every rule, and every reproducer.")]
Html = Annotated[Path | None, _option("--html", "Write a page.", metavar="FILE")]


def verify(
    base_url: BaseUrl,
    api: Name = None,
    api_dir: ApiDirs = [],  # noqa: B006  # typer reads it and changes nothing
    key: Key = "",
    other_key: OtherKey = "",
    revoked_key: RevokedKey = "",
    need: Needs = [],  # noqa: B006
    read_only: ReadOnly = False,
    allow_writes: Writes = None,
    quick: Quick = False,
    deep: Deep = False,
    strict: Strict = False,
    require_all: RequireAll = False,
    seed: SeedOption = None,
    rate: Rate = None,
    max_requests: MaxRequests = None,
    timeout: Timeout = 10.0,
    header: Headers = [],  # noqa: B006
    ca_file: CaFile = None,
    dry_run: DryRun = False,
    baseline: Baseline = None,
    rule: Rules = [],  # noqa: B006
    skip_rule: SkipRules = [],  # noqa: B006
    junit: Junit = None,
    json: Json = None,
    html: Html = None,
    compare: Compare = None,
    verbose: Verbose = False,
) -> None:
    """Judge a deployment by the rules of its API's documentation."""
    raise typer.Exit(judge(Asked(**locals())))
