"""The rules of an API as its pages show them, with the wrong implementations that they catch."""

from dataclasses import replace

from understudy.catalog import Api
from understudy.reference.reading.model import Kill, Operation, Rule, Tag
from understudy.reference.reading.place import ReadingError
from understudy.reference.rules import ALL, Catalogue, RuleText, load_kills, load_rules


def with_rules(api: Api, tags: tuple[Tag, ...]) -> tuple[tuple[Tag, ...], tuple[Rule, ...]]:
    """Return the operations with the rules that are about them, and all rules in their order.

    An API without a catalogue is served and not judged, and has none.
    """
    if not api.rules.exists():
        return tags, ()
    catalogue, kills = load_rules(api), load_kills(api)
    ids = [operation.id for tag in tags for operation in tag.operations]
    rules = tuple(
        _rule(rule, catalogue, kills.get(name, {}), ids) for name, rule in catalogue.rules.items()
    )
    _refuse_strangers(api, catalogue, rules, ids)
    judged = tuple(
        replace(tag, operations=tuple(_with(each, rules, catalogue) for each in tag.operations))
        for tag in tags
    )
    return judged, rules


def _rule(rule: RuleText, catalogue: Catalogue, kills: dict[str, str], ids: list[str]) -> Rule:
    return Rule(
        id=rule.id,
        level=rule.level,
        statement=rule.statement,
        citation=rule.citation,
        needs={need: catalogue.needs[need] for need in rule.needs},
        about=rule.about.among(ids),
        is_about_all=rule.about.ids == (ALL,),
        kills=tuple(Kill(mutant, breaks) for mutant, breaks in kills.items()),
    )


def _with(operation: Operation, rules: tuple[Rule, ...], catalogue: Catalogue) -> Operation:
    return replace(
        operation,
        rules=tuple(rule.id for rule in rules if operation.id in rule.about),
        unjudged=catalogue.unjudged.get(operation.id, ""),
    )


def _refuse_strangers(
    api: Api, catalogue: Catalogue, rules: tuple[Rule, ...], ids: list[str]
) -> None:
    """Raise for an id that no operation has, and for a reason why no rule is about one that has."""
    for rule in rules:
        for name in rule.about:
            if name not in ids:
                raise ReadingError(f"{api.rules}: {rule.id} is about {name}, which is no operation")
    about = {name for rule in rules for name in rule.about}
    for name in catalogue.unjudged:
        if name not in ids:
            raise ReadingError(f"{api.rules}: `unjudged` names {name}, which is no operation")
        if name in about:
            raise ReadingError(f"{api.rules}: `unjudged` names {name}, which rules are about")
