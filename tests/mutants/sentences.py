"""Writes what each mutant breaks into kills.json anew: `python -m tests.mutants.sentences`."""

import json
from collections.abc import Mapping

from tests.mutants.harness.subject import Subject, subject_of, subjects

from understudy.catalog import find
from understudy.reference.rules import load_kills


def renewed(subject: Subject) -> dict[str, dict[str, str]]:
    """Return the kills that are kept, of the mutants that there are, each with its sentence."""
    breaks = {each.id: each.breaks for each in subject.defects}
    return {
        rule: {mutant: breaks[mutant] for mutant in mutants if mutant in breaks}
        for rule, mutants in load_kills(find(subject.api)).items()
    }


def write(subject: Subject, kills: Mapping[str, Mapping[str, str]]) -> None:
    """Keep the kills of an API."""
    text = json.dumps(kills, indent=1, ensure_ascii=False)
    find(subject.api).rules.with_name("kills.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    for name in subjects():
        write(subject_of(name), renewed(subject_of(name)))
