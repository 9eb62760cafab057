"""The page of an API's rules: what is judged, where it stands, what it is about."""

from collections.abc import Sequence

from understudy.reference.reading.model import Operation, Rule
from understudy.site.pages.page import Crumb, Page
from understudy.site.pages.subject import Subject
from understudy.site.texts.words import counted

# A rule about more operations than these, and than a fifth of all, belongs to none of them.
FEW = 3


def rules_page(subject: Subject) -> Page:
    """Return the page of all rules: first those of all operations, then the others."""
    title, rules = subject.reading.title, subject.reading.rules
    return Page(
        f"{subject.name}/rules",
        "Rules",
        f"{counted(len(rules), 'rule')} by which understudy judges an implementation "
        f"of the {title}.",
        "rules",
        subject.name,
        {
            "reading": subject.reading,
            "subject": subject,
            "common": [(rule, ()) for rule in rules if rule.is_about_all],
            "wide": [(rule, _about(subject, rule)) for rule in wide_rules(subject, rules)],
            "own": [(rule, _about(subject, rule)) for rule in own_rules(subject, rules)],
            "levels": {level: _count(rules, level) for level in ("must", "should", "info")},
            "needs": {name: way for rule in rules for name, way in rule.needs.items()},
        },
        (Crumb(f"{title} {subject.reading.version}", f"{subject.name}/index"),),
    )


def caught_page(subject: Subject) -> Page:
    """Return the page of the wrong implementations that rules of many operations catch."""
    reading = subject.reading
    rules = [rule for rule in reading.rules if rule.is_about_all]
    return Page(
        f"{subject.name}/caught",
        "Wrong implementations",
        f"What the rules of many operations of the {reading.title} have caught.",
        "caught",
        subject.name,
        {
            "reading": reading,
            "subject": subject,
            "rules": [each for each in (*rules, *wide_rules(subject, reading.rules)) if each.kills],
        },
        (
            Crumb(f"{reading.title} {reading.version}", f"{subject.name}/index"),
            Crumb("Rules", f"{subject.name}/rules"),
        ),
    )


def own_rules(subject: Subject, rules: Sequence[Rule]) -> list[Rule]:
    """Return those that are about few operations, whose pages tell all of them."""
    return [rule for rule in rules if not rule.is_about_all and not _is_wide(subject, rule)]


def wide_rules(subject: Subject, rules: Sequence[Rule]) -> list[Rule]:
    """Return those about many operations, of which the page of each has the sentence alone."""
    return [rule for rule in rules if not rule.is_about_all and _is_wide(subject, rule)]


def _is_wide(subject: Subject, rule: Rule) -> bool:
    return not 1 <= len(rule.about) <= max(FEW, len(subject.operations) // 5)


def _about(subject: Subject, rule: Rule) -> tuple[Operation, ...]:
    return tuple(subject.operations[each] for each in rule.about)


def _count(rules: Sequence[Rule], level: str) -> int:
    return sum(rule.level == level for rule in rules)
