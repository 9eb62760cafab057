"""GET /info: whose key it is."""

from collections.abc import Sequence
from functools import partial

from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.probes.second_key import SAME_ORG
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OTHER, OWN
from understudy.contracts.productionplanner.given import stand_on_second_key
from understudy.contracts.productionplanner.reading import record_of
from understudy.contracts.productionplanner.typing import Kit

IDENTITY = ("orgId", "orgName", "keyId")


@rule("PP-INFO-01")
def info_names_organization_and_key(kit: Kit) -> None:
    for key in kit.stage.keys:
        with kit.example():
            answer = kit.stage.info(key)
            told = record_of(answer)
            is_told = all(isinstance(told.get(name), str) for name in IDENTITY)
            expected = "200 with the strings orgId, orgName and keyId"
            kit.check(answer.status == 200 and is_told, expected, answer.brief, answer)


@rule("PP-INFO-02", needs=(SAME_ORG,))
def two_keys_of_one_organization_differ_in_their_id_only(kit: Kit) -> None:
    one, two = kit.stage.info(OWN), kit.stage.info(SAME_ORG)
    is_one = kit.stage.told(OWN, "orgId") == kit.stage.told(SAME_ORG, "orgId")
    if not is_one:
        stand_on_second_key(kit)
    expected = f"the orgId of the first key ({one.brief})"
    kit.check(is_one, expected, two.brief, one, two, again=partial(_is_apart, "orgId"))
    are_two = kit.stage.told(OWN, "keyId") != kit.stage.told(SAME_ORG, "keyId")
    expected = f"another keyId than that of the first key ({one.brief})"
    kit.check(are_two, expected, two.brief, one, two, again=partial(_is_shared, "keyId"))


@rule("PP-INFO-03", needs=(OTHER,))
def info_follows_the_key(kit: Kit) -> None:
    first = {key: kit.stage.info(key) for key in (OWN, OTHER)}
    own, other = record_of(first[OWN]), record_of(first[OTHER])
    for name in ("orgId", "keyId"):
        with kit.example(*first.values()):
            is_apart = own.get(name) != other.get(name) or own.get(name) is None
            expected = f"another {name} than that of the first key ({first[OWN].brief})"
            if not is_apart:
                got = first[OTHER].brief
                evidence, again = (first[OWN], first[OTHER]), partial(_is_shared, name)
                raise Broken(expected, got, *evidence, one_connection=True, again=again)
    for key, before in first.items():
        with kit.example():
            later = kit.call("get_info", key=key)
            is_same = _identity(later) == _identity(before)
            if not is_same:
                answers = before, first[OTHER], later
                told = Broken(before.brief, later.brief, *answers, one_connection=True)
                told.again = _is_another
                raise told


def _identity(answer: Exchange) -> list[object]:
    return [record_of(answer).get(name) for name in IDENTITY]


def _is_another(answers: Sequence[Exchange]) -> bool:
    key = answers[-1].key
    before = next(each for each in answers if each.key == key)
    return _identity(answers[-1]) != _identity(before)


def _is_apart(name: str, answers: Sequence[Exchange]) -> bool:
    return record_of(answers[0]).get(name) != record_of(answers[-1]).get(name)


def _is_shared(name: str, answers: Sequence[Exchange]) -> bool:
    return not _is_apart(name, answers)
