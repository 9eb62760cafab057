"""Texts made from a key, and the shell expressions that make them again."""

import os
import subprocess

import pytest

from understudy.contracts.kit.probes.auth.near_keys import as_basic, near_keys, other_cases
from understudy.contracts.kit.talk.keyring import Keyring

KEY = "pp_" + "1a" * 32
NEAR = 'near() { case $1 in *.*.*[0-3]) e=A;; *0) e=1;; *) e=0;; esac; printf %s "${1%?}$e"; }'
NAMES = tuple(near_keys(Keyring("PP", {"key": KEY}), "pp_"))


@pytest.fixture
def keys() -> Keyring:
    return Keyring("PP", {"key": KEY})


def in_shell(keys: Keyring, text: str) -> str:
    script = f'{NEAR}\nprintf %s "{keys.expressions[text]}"'
    done = subprocess.run(
        ["sh", "-c", script], env={**os.environ, "PP_KEY": KEY}, capture_output=True, check=True
    )
    return done.stdout.decode()


@pytest.mark.parametrize("name", NAMES)
def test_a_near_key_is_no_key_and_a_shell_makes_it(keys: Keyring, name: str) -> None:
    text = near_keys(keys, "pp_")[name]

    assert text != KEY
    assert in_shell(keys, text) == text


def test_a_shell_makes_the_key_in_other_cases_and_for_basic(keys: Keyring) -> None:
    texts = [*other_cases(keys), as_basic(keys)]

    assert len(texts) == 2
    assert [in_shell(keys, text) for text in texts] == texts


def test_the_middle_is_what_changes(keys: Keyring) -> None:
    text = near_keys(keys)["middle changed"]

    assert (len(text), text[:20], text[-8:]) == (len(KEY), KEY[:20], KEY[-8:])


@pytest.mark.parametrize("key", ["secret", "s3", "7"])
def test_short_keys_have_near_ones_too(key: str) -> None:
    near = near_keys(Keyring("PP", {"key": key}))

    assert near["second character changed"] != key
    assert near["last character changed"] != key
