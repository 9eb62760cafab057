"""Files that people hand in are read in whichever encoding their editor or shell has written."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from understudy.cli.terminal.file import read_json
from understudy.contracts.kit.report.baseline import read_baseline
from understudy.contracts.kit.report.comparison import read_former
from understudy.reference.spec import read_yaml
from understudy.reference.text import in_utf8
from understudy.server.state.transfer.seeds import load_fixtures
from understudy.server.world import read_export

NAME = "Zoë ☃"
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
REPORT = {"api": NAME, "started": "", "rules": []}
READERS: dict[str, tuple[str, Callable[[Path], Any]]] = {
    "baseline": (f'["{NAME}"]', lambda file: [*read_baseline(file)]),
    "baseline of lines": (f"{NAME} # why", lambda file: [*read_baseline(file)]),
    "compared report": (json.dumps(REPORT, ensure_ascii=False), lambda file: read_former(file).api),
    "rules and specs": (f"name: {NAME}", read_yaml),
    "imported by a verb": (f'["{NAME}"]', lambda file: read_json(str(file))),
    "imported at the start": (
        f'{{"understudy": "{NAME}", "tables": {{}}}}',
        lambda file: [NAME, read_export(file, ())],
    ),
    "fixtures": (
        f'[{{"id": "one", "name": "{NAME}"}}]',
        lambda file: load_fixtures("api", file.parent, ()),
    ),
}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("reader", READERS)
def test_a_file_of_any_encoding_is_read(tmp_path: Path, reader: str, encoding: str) -> None:
    content, read = READERS[reader]
    file = tmp_path / "organizations.json"

    file.write_text(content, encoding)

    assert NAME in json.dumps(read(file), ensure_ascii=False)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_text_is_the_same_in_every_encoding(encoding: str) -> None:
    assert in_utf8(NAME.encode(encoding)).decode() == NAME
