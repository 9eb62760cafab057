"""Reproducers of Planado's mutants, pasted into bash, show the defect."""

import pytest
from tests.mutants.harness.pasting import paste_all
from tests.mutants.planado.subject import SUBJECT

# Ids of ours that may not come twice: in the body, in the path, and in both; then ids in a query,
# and ids of ours with blanks and of digits alone; a header that comes twice.
SAMPLE = [
    "writes-null-ignored-job-description",
    "things-no-upsert",
    "things-site-by-uuid-only",
    "pages-amid-is-start",
    "names-site-get-by-blanks",
    "names-client-get-by-number",
    "access-two-headers-let-in",
]


@pytest.mark.parametrize("defect", SAMPLE)
def test_a_pasted_reproducer_shows_the_defect(defect: str) -> None:
    pasted = list(paste_all(defect, SUBJECT))

    assert pasted != []
    assert [each.rule for each in pasted if not each.shows] == []


def test_a_pasted_reproducer_shows_what_is_delivered() -> None:
    (pasted,) = paste_all("webhooks-attempt-from-zero", SUBJECT)

    assert "X-Planado-Delivery-Attempt: 0" in pasted.then
