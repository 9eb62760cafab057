"""The options of `understudy serve`, as the command line takes and explains them."""

from pathlib import Path
from typing import Annotated, Any

import typer


def _option(name: str, about: str, **more: Any) -> Any:
    variable = f"UNDERSTUDY_{name.removeprefix('--').replace('-', '_').upper()}"
    more = {"envvar": variable, "show_envvar": False, **more}
    return typer.Option(name, help=about, **more)


def _path(text: str) -> Path:
    # An empty one would mean the current folder; it is more likely a variable that is not set.
    if not text.strip():
        raise typer.BadParameter("must not be empty")
    return Path(text)


Apis = Annotated[
    list[str], _option("--api", "Serve this API only; may be repeated.", metavar="NAME")
]
# Split at colons, as PATH is, so the variable is not typer's to read.
ApiDirs = Annotated[
    list[Path],
    _option(
        "--api-dir",
        "Serve the APIs in this folder too; may be repeated. UNDERSTUDY_API_DIR splits at colons.",
        metavar="DIR",
        parser=_path,
        envvar=None,
    ),
]
Host = Annotated[str, _option("--host", "Listen on this address.", metavar="ADDRESS")]
Port = Annotated[
    int, _option("--port", "Listen on this port; 0 picks one.", metavar="N", min=0, max=65535)
]
Certificate = Annotated[
    Path | None,
    _option("--tls-cert", "Serve HTTPS with this certificate.", metavar="FILE", parser=_path),
]
CertificateKey = Annotated[
    Path | None,
    _option("--tls-key", "With --tls-cert: the key of it.", metavar="FILE", parser=_path),
]
Data = Annotated[
    Path | None, _option("--data", "Keep the data in this folder.", metavar="DIR", parser=_path)
]
Fsync = Annotated[bool, _option("--fsync", "With --data: survive a loss of power too.", metavar="")]
Fixtures = Annotated[
    Path | None,
    _option("--fixtures", "Start with the fixtures in this folder.", metavar="DIR", parser=_path),
]
Import = Annotated[
    Path | None, _option("--import", "Start with an exported state.", metavar="FILE", parser=_path)
]
Export = Annotated[
    Path | None,
    _option("--export-on-exit", "Write the state at the end.", metavar="FILE", parser=_path),
]
ExportKeys = Annotated[
    bool, _option("--export-keys", "With --export-on-exit: the keys whole, too.", metavar="")
]
Seed = Annotated[int | None, _option("--seed", "Make the same ids in every run.", metavar="N")]
Time = Annotated[str, _option("--clock", "Real time, or frozen at an instant.", metavar="real|ISO")]
Settings = Annotated[
    list[str],
    _option("--set", "Change how an API behaves; may be repeated.", metavar="API.SETTING=VALUE"),
]
Cors = Annotated[
    list[str],
    _option("--cors", "Let pages of this origin call the APIs; may be repeated.", metavar="ORIGIN"),
]
AllowHost = Annotated[
    list[str],
    _option("--allow-host", "Let clients call it by this name; may be repeated.", metavar="NAME"),
]
Token = Annotated[
    str | None, _option("--admin-token", "What the control plane asks for.", metavar="TOKEN")
]
NoPrefer = Annotated[
    bool, _option("--no-prefer", "Ignore the header Prefer, which forces answers.", metavar="")
]
Limits = Annotated[str, _option("--limits", "Refuse callers that ask too often.", metavar="off|on")]
Anywhere = Annotated[
    bool, _option("--webhooks-anywhere", "Send webhooks to other machines too.", metavar="")
]
Entries = Annotated[
    int, _option("--journal-entries", "Note so many requests at most.", metavar="N", min=0)
]
Octets = Annotated[
    int, _option("--journal-bytes", "Note so many bytes at most.", metavar="N", min=0)
]
Spaces = Annotated[int, _option("--spaces", "Let so many spaces be open.", metavar="N", min=0)]
Idle = Annotated[
    str, _option("--space-idle", "End a space that nobody calls for so long.", metavar="DURATION")
]
Quiet = Annotated[bool, _option("--quiet", "Print the root URL and nothing else.", metavar="")]
