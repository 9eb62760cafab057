"""Texts that are nearly a key, and the shell expressions that make them again."""

import os
import subprocess

import pytest
from tests.contracts.productionplanner.rehearsing import KEYS

from understudy.contracts.kit.talk.keyring import Keyring
from understudy.contracts.productionplanner.variants import Variants

KEY = KEYS["key"]
NAMES = (
    "last_changed",
    "middle_changed",
    "early_changed",
    "longer",
    "capitals",
    "without_prefix",
    "basic",
)
NEAR = 'near() { case $1 in *0) printf %s1 "${1%?}";; *) printf %s0 "${1%?}";; esac; }'


@pytest.fixture
def variants() -> Variants:
    return Variants(Keyring("PP", {"key": KEY}), "key")


def in_shell(variants: Variants, text: str) -> str:
    script = f'{NEAR}\nprintf %s "{variants.keys.expressions[text]}"'
    done = subprocess.run(
        ["sh", "-c", script], env={**os.environ, "PP_KEY": KEY}, capture_output=True, check=True
    )
    return done.stdout.decode()


@pytest.mark.parametrize("name", NAMES)
def test_a_variant_is_no_key_and_a_shell_makes_it(variants: Variants, name: str) -> None:
    text = getattr(variants, name)

    assert text != KEY
    assert in_shell(variants, text) == text


def test_a_cut_key_is_made_by_a_shell(variants: Variants) -> None:
    text = variants.cut(32)

    assert KEY.startswith(text)
    assert in_shell(variants, text) == text


def test_the_middle_is_what_changes(variants: Variants) -> None:
    text = variants.middle_changed

    assert (len(text), text[:20], text[-8:]) == (len(KEY), KEY[:20], KEY[-8:])


def test_short_keys_have_variants_too() -> None:
    variants = Variants(Keyring("PP", {"key": "secret"}), "key")

    assert "secret" not in {variants.middle_changed, variants.early_changed, variants.cut(32)}
