"""Texts for a POSIX shell: whatever is in them, sh reads them back as they were."""

import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from understudy.reference.shell import printf, prose, word

KEY = {"secret": "${KEY}"}


def read_back(command: str) -> bytes:
    """Return what sh makes of a command."""
    return subprocess.run(
        ["sh", "-c", command], capture_output=True, check=True, env={"KEY": "secret"}
    ).stdout


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain", "plain"),
        ("two words", "'two words'"),
        ("", "''"),
        ("Bearer secret", '"Bearer $KEY"'),
        ("secrets", '"${KEY}s"'),
        ('{"a": "secret"}', """'{"a": "'"$KEY"'"}'"""),
        ("it's $5", """'it'"'"'s $5'"""),
    ],
)
def test_a_text_is_one_word(text: str, written: str) -> None:
    assert word(text, KEY) == written


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["secret", "'", '"', "$", "`", "\\", "!", " ", "é", "{", "*", "~", "%"])
    )
)
def test_sh_reads_a_word_back_as_it_was(parts: list[str]) -> None:
    text = "".join(parts)

    assert read_back(f"printf %s {word(text, KEY)}") == text.encode()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([b"secret", b"\0", b"\xff", b"%", b"\\", b"1", b"\n", b"'"])))
def test_sh_prints_any_bytes_as_they_were(parts: list[bytes]) -> None:
    body = b"".join(parts)

    assert read_back(printf(body, KEY)) == body


def test_people_read_the_name_of_the_variable() -> None:
    assert prose("got secret", KEY) == "got $KEY"
