"""What a rule finds beside all others it finds alone; `python -m tests.mutants.alone` tries all."""

import re
from pathlib import Path

import pytest
from tests.mutants.alone import is_found_alone, lost_alone
from tests.mutants.harness.judging import JUDGED, PRIMARY, judge
from tests.mutants.productionplanner.catalogue import DEFECTS

from understudy.contracts import productionplanner

PACKAGE = Path(productionplanner.__file__).parent
SAMPLE = [defect.id for defect in DEFECTS[10::76]]
# Found by another rule's check, by any answer, or by what other checks did before.
HANGING = [
    ("behaviour-timezone-required", "PP-STATUS-02"),
    ("tenancy-refused-patch-creates", "PP-SCOPE-03"),
    ("auth-revoked-is-403", "PP-STATUS-06"),
    ("history-list-shows-newest-only", "PP-LIST-03"),
    ("tenancy-keys-kept-apart", "PP-SCOPE-08"),
    ("tenancy-info-cached-on-second-ask", "PP-TASK-01"),
    ("behaviour-patch-deletes", "PP-DATE-02"),
]


@pytest.mark.parametrize(("defect", "rule"), HANGING)
def test_a_rule_that_hangs_on_others_finds_a_mutant_alone(defect: str, rule: str) -> None:
    assert is_found_alone(defect, rule)


@pytest.mark.parametrize("defect", SAMPLE)
def test_each_rule_that_finds_a_mutant_finds_it_alone(defect: str) -> None:
    assert list(lost_alone(defect)) == []


def test_a_refused_project_leaves_no_rule_kept_that_stands_on_it() -> None:
    report = judge("behaviour-timezone-required", rules=["PP-PROJ-05"])

    assert report.verdict == "inconclusive"


@pytest.mark.parametrize(
    ("files", "declared"),
    [
        (("machine.py", "copies.py"), JUDGED.contract.model_rules),
        (("properties.py", "afterwards.py"), JUDGED.contract.properties_rules),
    ],
    ids=["model", "properties"],
)
def test_a_layer_declares_the_rules_that_it_speaks_of(
    files: tuple[str, ...], declared: tuple[str, ...]
) -> None:
    sources = "\n".join((PACKAGE / file).read_text("utf-8") for file in files)

    named = set(re.findall(r"PP-[A-Z]+-\d\d", sources))
    assert named - {*declared, *PRIMARY.judged.contract.anywhere} == set()
