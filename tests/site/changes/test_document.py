"""`reading.json`: the same for the same APIs, read back as it was, and refused where it is none."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.site.changes.specs import SPEC, entries

from understudy.catalog import apis
from understudy.reference.reading import read
from understudy.site.changes import (
    Document,
    SinceError,
    feed_of,
    flattened,
    load_since,
    with_history,
    written,
)


def saved(folder: Path, document: Document) -> Path:
    """Return the file of a document."""
    file = folder / "reading.json"
    file.write_text(written(document), "utf-8")
    return file


def test_what_is_written_of_every_api_is_read_back_as_it_was(tmp_path: Path) -> None:
    document = flattened(read(api) for api in apis().values())

    again = load_since(saved(tmp_path, document))

    assert again == document
    assert with_history(again, document) == document


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_document_is_read_in_the_encoding_that_a_shell_gave_it(
    tmp_path: Path, encoding: str
) -> None:
    document = {"things": entries(tmp_path)}
    file = tmp_path / "reading.json"
    file.write_bytes(written(document).encode(encoding))

    assert load_since(file) == document


def test_history_is_kept_from_build_to_build_and_read_back(tmp_path: Path) -> None:
    first = {"things": entries(tmp_path)}
    texts = [SPEC.replace('"1"', '"2"').replace("List things", "Lists")]
    texts.append(texts[0].replace('"2"', '"3"').replace("Lists", "All things"))

    second = with_history(first, {"things": entries(tmp_path, texts[0])})
    third = with_history(
        load_since(saved(tmp_path, second)), {"things": entries(tmp_path, texts[1])}
    )

    steps = [(step.before, step.after) for step in third["things"].history]
    assert steps == [("2", "3"), ("1", "2")]
    assert load_since(saved(tmp_path, third)) == third


def test_a_build_of_the_same_spec_adds_no_step(tmp_path: Path) -> None:
    first = {"things": entries(tmp_path)}

    assert with_history(first, {"things": entries(tmp_path)}) == first


def test_a_feed_is_the_same_in_every_build(tmp_path: Path) -> None:
    first = {"things": entries(tmp_path)}
    text = SPEC.replace("List things", "Lists")
    api = with_history(first, {"things": entries(tmp_path, text)})["things"]

    feed = feed_of("things", api, {})

    assert feed == feed_of("things", api, {})
    assert [each.lines for each in feed.entries] == [
        ("Words: list_things summary: List things -> Lists",)
    ]
    assert feed.updated == "1970-01-01T00:00:00Z"
    dated = feed_of("things", api, {"SOURCE_DATE_EPOCH": "1780000000"})
    assert dated.entries[0].updated == "2026-05-28T20:26:40Z"


def shaped(**changes: Any) -> bytes:
    """Return a file of this format with other parts."""
    api = {"title": "T", "version": "1", **changes}
    return json.dumps({"format": 1, "apis": {"t": api}}).encode()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "reading.json:1: is not JSON"),
        (b'{"format": 1,\n', "reading.json:2: is not JSON"),
        ("\ufeff{".encode(), "is not JSON"),
        ('{"format": 1}'.encode("utf-16")[:-1], "is not UTF-16"),
        ('{"title": "caf\xe9"}'.encode("latin-1"), "is not UTF-8, byte 14"),
        (b"\x00\x01\x02", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b"1" * 5000, "is not JSON"),
        (b"[]", "the file is of another shape"),
        (b"null", "the file is of another shape"),
        (b'{"openapi": "3.0.3"}', "its format is None"),
        (b'{"format": 2, "apis": {}}', "its format is 2"),
        (b'{"format": 1}', "it lacks 'apis'"),
        (b'{"format": 1, "apis": []}', "of another shape"),
        (b'{"format": 1, "apis": {"t": 1}}', "an API is of another shape"),
        (b'{"format": 1, "apis": {"t": {}}}', "it lacks 'title'"),
        (shaped(version=1), "a version is of another shape"),
        (shaped(entries=[1]), "of another shape"),
        (shaped(entries={"a": 1}), "a is of another shape"),
        (shaped(entries={"a": {"kind": "page"}}), "a is a 'page'"),
        (shaped(entries={"a": {"kind": []}}), "a is a []"),
        (shaped(entries={"a": {"kind": "api", "facts": {"x": {}}}}), "of another shape"),
        (shaped(entries={"a": {"kind": "api", "facts": {"x": [1]}}}), "of another shape"),
        (shaped(entries={"a": {"kind": "api", "words": {"x": 1}}}), "of another shape"),
        (shaped(history={}), "a history is of another shape"),
        (shaped(history=[{"before": "1", "after": "2"}]), "it lacks 'changes'"),
        (
            shaped(history=[{"before": "1", "after": "2", "changes": [{"weight": "x"}]}]),
            "a change has the weight 'x'",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_reading_is_refused_in_a_line(
    tmp_path: Path, content: bytes, told: str
) -> None:
    file = tmp_path / "reading.json"
    file.write_bytes(content)

    with pytest.raises(SinceError) as refused:
        load_since(file)

    said = str(refused.value)
    assert told in said
    assert said.startswith(str(file))
    assert said.endswith("pass the reading.json of an earlier `understudy docs build`")
    assert "\n" not in said


def test_a_file_that_is_not_there_and_a_folder_are_refused_in_a_line(tmp_path: Path) -> None:
    with pytest.raises(SinceError, match="No such file"):
        load_since(tmp_path / "gone.json")
    with pytest.raises(SinceError, match="Is a directory"):
        load_since(tmp_path)
