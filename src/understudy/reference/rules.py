"""One API's catalogue of rules, read from its `rules.yaml`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from json import JSONDecodeError, loads
from typing import Any, Literal, get_args

from understudy.catalog import Api
from understudy.reference.sign_in import SignIn, operations_of, sign_in_of
from understudy.reference.spec import SpecError, read_yaml
from understudy.reference.text import in_utf8

Level = Literal["must", "should", "info"]
ALL = "all"


class RulesError(ValueError):
    """The catalogue cannot be read; the text says which file and why."""


@dataclass(frozen=True)
class About:
    """The operations that a rule is about; `all` in place of ids means every one of the spec.

    Without `is_each` it stands on all of them: one that never succeeded leaves nothing to judge.
    With it, each is judged on its own, and the report tells on how many the rule was.
    """

    ids: tuple[str, ...] = ()
    is_each: bool = False

    def among(self, operations: Iterable[str]) -> tuple[str, ...]:
        """Return the ids, in the order of the rule; those of the spec where it says all."""
        return tuple(operations) if self.ids == (ALL,) else self.ids


@dataclass(frozen=True)
class RuleText:
    """What a rule says: its sentence, where the documentation says so, how much weight it has."""

    id: str
    statement: str
    citation: str
    level: Level
    needs: tuple[str, ...] = ()
    about: About = About()


@dataclass(frozen=True)
class Catalogue:
    """The rules of one API in their order, and how a run against it is to behave.

    `sign_in` are the operations that also a run may send that only reads; `session` says how keys
    sign in by them, where an API takes tokens. `asks` are the queries that probes need.
    `elsewhere` are the only operations by which a run writes to another machine; None: any.
    `unjudged` are the operations that no rule is about, each with the reason.
    """

    api: str
    title: str
    variable: str
    rate: str
    probes: tuple[str, ...]
    sign_in: tuple[str, ...]
    leaves: Mapping[str, tuple[str, ...]]
    cleans: Mapping[str, str]
    needs: Mapping[str, str]
    rules: Mapping[str, RuleText]
    session: SignIn | None = None
    asks: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    elsewhere: frozenset[str] | None = None
    unjudged: Mapping[str, str] = field(default_factory=dict)

    @property
    def takes_all_away(self) -> bool:
        """Whether there is a call that takes away each kind of thing that a run leaves behind."""
        return bool(self.leaves) and self.leaves.keys() <= self.cleans.keys()

    @property
    def light(self) -> frozenset[str]:
        """The rules that are reported and never count."""
        return frozenset(rule.id for rule in self.rules.values() if rule.level == "info")


def load_rules(api: Api) -> Catalogue:
    """Return the catalogue of an API; RulesError where the file is missing or says nonsense."""
    if not api.rules.exists():
        raise RulesError(f"cannot read {api.rules}: {api.name} is served, and not judged")
    try:
        document = read_yaml(api.rules)
        groups = dict(document.get("groups", {}))
        rules = [_rule(entry, groups) for entry in document["rules"]]
        catalogue = Catalogue(
            api=api.name,
            title=str(document["title"]),
            variable=str(document["variable"]),
            rate=str(document["rate"]),
            probes=tuple(document["probes"]),
            sign_in=operations_of(document.get("sign_in")),
            leaves={name: tuple(way.split(".")) for name, way in document["leaves"].items()},
            cleans=dict(document.get("cleans", {})),
            needs=dict(document["needs"]),
            rules={rule.id: rule for rule in rules},
            session=sign_in_of(document.get("sign_in")),
            asks=_asks(document["probes"]),
            elsewhere=_elsewhere(document.get("elsewhere")),
            unjudged={str(name): str(why) for name, why in document.get("unjudged", {}).items()},
        )
    except SpecError as error:
        raise RulesError(str(error)) from error
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise RulesError(f"{api.rules} lacks or misspells {error}") from error
    _refuse_nonsense(api, catalogue, rules)
    return catalogue


def load_kills(api: Api) -> dict[str, dict[str, str]]:
    """Return the mutants that each rule kills, each with what it breaks, from `kills.json`.

    None without the file. A list of mutants, as earlier versions wrote it, has no sentences.
    """
    path = api.rules.with_name("kills.json")
    if not path.exists():
        return {}
    try:
        return {
            rule: _kills(mutants) for rule, mutants in loads(in_utf8(path.read_bytes())).items()
        }
    except (JSONDecodeError, UnicodeDecodeError, AttributeError, TypeError) as error:
        raise RulesError(f"{path} is not an object of rule ids with their mutants") from error


def _asks(probes: Any) -> dict[str, dict[str, str]]:
    """Return the queries of probes, which are listed, or map each to its query."""
    given = probes.items() if isinstance(probes, Mapping) else ()
    return {name: {key: str(value) for key, value in query.items()} for name, query in given}


def _elsewhere(said: Any) -> frozenset[str] | None:
    if said is None:
        return None
    if not isinstance(said, list):
        raise TypeError(f"elsewhere: {said!r}")
    return frozenset(map(str, said))


def _kills(mutants: Any) -> dict[str, str]:
    if isinstance(mutants, list):
        return dict.fromkeys(map(str, mutants), "")
    return {str(mutant): str(breaks) for mutant, breaks in mutants.items()}


def _rule(entry: dict[str, Any], groups: Mapping[str, list[str]]) -> RuleText:
    return RuleText(
        id=str(entry["id"]),
        statement=str(entry["statement"]),
        citation=str(entry["citation"]),
        level=entry["level"],
        needs=tuple(entry.get("needs", ())),
        about=_about(entry["about"], groups),
    )


def _about(said: Any, groups: Mapping[str, list[str]]) -> About:
    """Read `all`, a list of ids, or `each` with a list of ids or the name of a group of them."""
    if said == ALL:
        return About((ALL,), is_each=True)
    if isinstance(said, dict):
        each = said["each"]
        return About(tuple(groups[each] if isinstance(each, str) else each), is_each=True)
    if not isinstance(said, list):
        raise TypeError(f"about: {said!r}")
    return About(tuple(said))


def _refuse_nonsense(api: Api, catalogue: Catalogue, rules: list[RuleText]) -> None:
    if len(catalogue.rules) != len(rules):
        raise RulesError(f"{api.rules} has two rules of one id")
    for need in catalogue.session.needs if catalogue.session else ():
        if need not in catalogue.needs:
            raise RulesError(f"{api.rules}: sign_in sends {need!r}, which `needs` lacks")
    for rule in rules:
        if rule.level not in get_args(Level):
            raise RulesError(f"{api.rules}: {rule.id} has no level of {', '.join(get_args(Level))}")
        for need in rule.needs:
            if need not in catalogue.needs:
                raise RulesError(f"{api.rules}: {rule.id} needs {need!r}, which `needs` lacks")
