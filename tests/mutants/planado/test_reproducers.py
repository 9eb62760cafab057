"""Reproducers of Planado's mutants, pasted into bash, show what a receiver of webhooks gets."""

from tests.mutants.harness.pasting import paste_all
from tests.mutants.planado.subject import SUBJECT


def test_a_pasted_reproducer_shows_what_is_delivered() -> None:
    (pasted,) = paste_all("webhooks-attempt-from-zero", SUBJECT)

    assert "X-Planado-Delivery-Attempt: 0" in pasted.then
