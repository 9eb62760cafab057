"""Ids in other spellings of a URL, and the shell lines that write them."""

import subprocess

import pytest

from understudy.contracts.kit.probes.spellings import SPELLINGS, Spelling

IDENT = "p_0a9b-Zz"


@pytest.mark.parametrize(
    "spelling", [each for each in SPELLINGS if each.shell], ids=lambda each: each.name
)
def test_the_shell_spells_an_id_in_the_same_way(spelling: Spelling) -> None:
    line = f'ID={IDENT}; printf %s "{spelling.shell.format("${ID}")}"'

    done = subprocess.run(["bash", "-c", line], capture_output=True, check=True)

    assert done.stdout.decode() == spelling.spelt(IDENT)


def test_an_id_of_any_length_is_encoded_on_one_line() -> None:
    (encoded,) = (each for each in SPELLINGS if each.name == "percent-encoded")
    ident = "0123456789abcdef" * 3
    line = f'ID={ident}; printf %s "{encoded.shell.format("${ID}")}"'

    done = subprocess.run(["bash", "-c", line], capture_output=True, check=True)

    assert done.stdout.decode() == encoded.spelt(ident)
