"""Writes what each mutant breaks into kills.json anew: `python -m tests.mutants.sentences`."""

import json
from collections.abc import Mapping

from tests.mutants.harness.subject import Subject, subject_of, subjects

from understudy.catalog import find
from understudy.reference.rules import load_kills


def renewed(subject: Subject) -> dict[str, dict[str, str]]:
    """Return the kills that are kept, of the mutants that there are, each with its sentence.

    A mutant that is new stands under the rules that it was made for.
    """
    breaks = {each.id: each.breaks for each in subject.defects}
    kept = load_kills(find(subject.api))
    killed = {mutant for mutants in kept.values() for mutant in mutants}
    made_for = {each.id: each.rules for each in subject.defects if each.id not in killed}
    found: dict[str, dict[str, str]] = {}
    for rule in dict.fromkeys((*kept, *subject.judged.catalogue.rules)):
        mutants = [*kept.get(rule, ()), *(each for each in made_for if rule in made_for[each])]
        kills = {mutant: breaks[mutant] for mutant in mutants if mutant in breaks}
        if kills:
            found[rule] = kills
    return found


def write(subject: Subject, kills: Mapping[str, Mapping[str, str]]) -> None:
    """Keep the kills of an API."""
    text = json.dumps(kills, indent=1, ensure_ascii=False)
    find(subject.api).rules.with_name("kills.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    for name in subjects():
        write(subject_of(name), renewed(subject_of(name)))
