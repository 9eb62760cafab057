"""What judging needs beside what serving needs, and the command that gets it."""

import json
import shlex
import sys
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

EXTRA = "verify"
NEEDED = ("hypothesis", "pytest", "schemathesis")


def lack() -> str:
    """Return in one line what is not installed and how to get it; "" where nothing is missing."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if not missing:
        return ""
    install = shlex.join([sys.executable, "-m", "pip", "install", *installed_from(_origin())])
    return f"judging needs {', '.join(missing)}, not installed here; get all it needs: {install}"


def installed_from(origin: Mapping[str, Any]) -> tuple[str, ...]:
    """Return how pip names understudy with the extra, where it was installed from there.

    `origin` is what PEP 610 keeps of it; nothing where it came from an index.
    """
    url = str(origin.get("url", ""))
    folder = Path(url2pathname(urlsplit(url).path))
    if "dir_info" in origin and folder.is_dir():
        options = ("--editable",) if origin["dir_info"].get("editable") else ()
        return (*options, f"{folder}[{EXTRA}]")
    if "vcs_info" in origin:
        vcs = origin["vcs_info"]
        return (f"understudy[{EXTRA}] @ {vcs['vcs']}+{url}@{vcs['commit_id']}",)
    if "archive_info" in origin and not url.startswith("file:"):
        return (f"understudy[{EXTRA}] @ {url}",)
    return (f"understudy[{EXTRA}]",)


def _origin() -> Mapping[str, Any]:
    try:
        text = distribution("understudy").read_text("direct_url.json")
    except PackageNotFoundError:
        return {}
    return dict(json.loads(text)) if text else {}
