"""The rules that are known to be broken, and accepted."""

import json
from pathlib import Path
from typing import Any

from understudy.contracts.kit.talk.stop import WrongUse
from understudy.reference.text import in_utf8


def read_baseline(path: Path) -> frozenset[str]:
    """Return the rule ids of a file: a report of `verify --json`, a JSON list, or one id a line."""
    try:
        text = in_utf8(path.read_bytes()).decode()
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse(f"cannot read the baseline {path}: {error}") from error
    if not text.lstrip().startswith(("{", "[")):
        lines = (line.partition("#")[0].strip() for line in text.splitlines())
        return frozenset(line for line in lines if line)
    try:
        return frozenset(_ids(json.loads(text)))
    except (ValueError, KeyError, TypeError) as error:
        raise WrongUse(f"{path} is neither a report of --json nor a list of rule ids") from error


def _ids(document: Any) -> list[str]:
    if isinstance(document, list):
        return [str(each) for each in document]
    return [str(rule["id"]) for rule in document["rules"] if rule["status"] == "broken"]
