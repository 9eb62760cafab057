"""Which APIs a command is about that takes several: `--api` and `--api-dir`."""

from pathlib import Path
from typing import Annotated

import typer

ApiNames = Annotated[
    list[str],
    typer.Option(
        "--api",
        envvar="UNDERSTUDY_API",
        show_envvar=False,
        show_default=False,
        metavar="NAME",
        help="Only this API; may be repeated.",
    ),
]
ApiDirs = Annotated[
    list[Path],
    typer.Option(
        "--api-dir",
        show_default=False,
        metavar="DIR",
        help="The APIs in this folder too (UNDERSTUDY_API_DIR splits at colons); may be repeated.",
    ),
]
