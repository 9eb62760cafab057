"""Files of JSON that a verb reads or writes; `-` is the standard input or output."""

import json
import sys
from pathlib import Path
from typing import Any

from understudy.cli.refused import Refused
from understudy.reference.text import in_utf8


def read_json(file: str) -> Any:
    """Return what a file holds."""
    try:
        # Of the standard input the octets too: what a terminal's encoding is says nothing of them.
        octets = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return json.loads(in_utf8(octets))
    except OSError as error:
        raise Refused(f"{file}: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise Refused(f"{file} is not JSON: {error}") from error


def write_json(file: str, value: Any) -> None:
    """Write a file that nobody else may read; it is complete or not there."""
    text = json.dumps(value, indent=2) + "\n"
    if file == "-":
        sys.stdout.write(text)
        return
    target = Path(file)
    try:
        # Such as /dev/stdout or a pipe: a rename would put a file in its place.
        if target.exists() and not target.is_file():
            target.write_text(text, "utf-8")
            return
        draft = target.with_name(target.name + ".tmp")
        draft.touch(mode=0o600)
        draft.write_text(text, "utf-8")
        draft.replace(target)
    except OSError as error:
        raise Refused(f"{file} cannot be written: {error.strerror}") from error
