"""What a rule finds beside all others it finds alone; `python -m tests.mutants.alone` tries all."""

import re

import pytest
from tests.mutants.alone import is_found_alone, lost_alone
from tests.mutants.harness.subject import Subject, all_subjects

from understudy.catalog import find

SUBJECTS = all_subjects()
EACH = [(subject, defect.id) for subject in SUBJECTS for defect in subject.defects]
# Found by another rule's check, by any answer, or by what other checks did before.
HANGING = [(subject, *pair) for subject in SUBJECTS for pair in subject.samples.found_alone]
RULE = re.compile(r"\b[A-Z]+-[A-Z]+-\d\d\b")


@pytest.mark.parametrize(("subject", "defect", "rule"), HANGING)
def test_a_rule_that_hangs_on_others_finds_a_mutant_alone(
    subject: Subject, defect: str, rule: str
) -> None:
    assert is_found_alone(defect, rule, subject)


@pytest.mark.parametrize(("subject", "defect"), EACH[10::115])
def test_each_rule_that_finds_a_mutant_finds_it_alone(subject: Subject, defect: str) -> None:
    assert list(lost_alone(defect, subject)) == []


@pytest.mark.parametrize(
    ("files", "layer"),
    [
        (("machine.py", "copies.py"), "model_rules"),
        (("properties.py", "afterwards.py"), "properties_rules"),
    ],
    ids=["model", "properties"],
)
@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.api)
def test_a_layer_declares_the_rules_that_it_speaks_of(
    subject: Subject, files: tuple[str, ...], layer: str
) -> None:
    folder = find(subject.api).rules.parent
    written = [folder / file for file in files if (folder / file).exists()]
    named = set(RULE.findall("\n".join(file.read_text("utf-8") for file in written)))

    contract = subject.judged.contract
    assert named - {*getattr(contract, layer), *contract.anywhere} == set()
