"""The file of a spec that is handed to tools: as it is written, or as it is served by default."""

import shutil
from pathlib import Path
from typing import Any

import yaml
from tests.clients.document import Document, settings_of, spec_files

from understudy.reference.spec import read_yaml


class _Plain(yaml.SafeDumper):
    """YAML without anchors: not all tools read them."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def write_spec(api: str, file: Path) -> None:
    """Write the spec of an API as tools are to read it.

    Where settings bring operations or answers of their own, these are what the stand-in does not
    do unless it is asked to: then it is the document that it serves. Else it is the file itself.
    """
    raw, served = read_yaml(spec_files()[api]), Document(spec_files()[api], settings_of(api)).root
    if calls(raw) == calls(served):
        shutil.copyfile(spec_files()[api], file)
    else:
        file.write_text(yaml.dump(served, Dumper=_Plain, sort_keys=False, allow_unicode=True))


def calls(document: dict[str, Any]) -> dict[str, dict[str, set[str]]]:
    """Return the answers of every method of every path of a document."""
    return {
        path: {
            method: set(part["responses"])
            for method, part in item.items()
            if isinstance(part, dict) and "responses" in part
        }
        for path, item in document["paths"].items()
    }
