"""What every answer is: JSON in camel case, in a wrapper that stays the same, and no error."""

import re

from understudy.contracts.resourceplanner.plan import Kit, put
from understudy.contracts.resourceplanner.table import TABLE
from understudy.rules import (
    Broken,
    Exchange,
    Skip,
    entries,
    ids_in,
    invariant,
    new_id,
    rule,
    things_of,
    wrappers,
)

CAMEL = (
    *("hourlyExpense", "workDays", "memberSettings", "managerSettings", "managesResources"),
    *("canSeeFinancials", "projectSize", "projectRate", "resourceRates", "resourceId"),
    *("dateFrom", "dateTo", "hoursPerDay"),
)
SNAKE = {re.sub("[A-Z]", lambda each: f"_{each[0].lower()}", name): name for name in CAMEL}
OBJECT_ID = re.compile("[0-9a-f]{24}")
LISTS = {each.listed: each for each in TABLE.resources}


@invariant("RP-TRANS-01", applies=lambda answer: answer.is_success and answer.method == "GET")
def a_read_is_json_in_camel_case(answer: Exchange) -> None:
    if not answer.is_json:
        raise Broken("a body that is JSON", answer.brief)
    for entry in entries(answer.json):
        for name in entry.keys() & SNAKE.keys():
            raise Broken(f'"{SNAKE[name]}"', f'"{name}" in {answer.brief}')


@rule("RP-TRANS-01")
def every_list_is_judged(kit: Kit) -> None:
    for operation in LISTS:
        kit.call(operation)


@rule("RP-STATUS-01", effect="write")
def the_documented_calls_succeed(kit: Kit) -> None:
    """Make the documentation's own calls; its example of a resource invites, which mails."""
    things = things_of(kit, TABLE)
    for resource in TABLE.resources:
        with kit.example():
            thing = _check(kit, kit.call(resource.create, body=things.body(resource, "called")))
            ident = new_id(thing, resource)
            kit.stand_on(ident is not None, f"no id of a new {resource.name}: {thing.brief}")
            place = resource.at(str(ident))
            _check(kit, kit.call(resource.listed))
            body = things.body(resource, "called again")
            _check(kit, put(kit, resource, str(ident), body))
            _check(kit, kit.call(resource.remove, place))


def _check(kit: Kit, answer: Exchange) -> Exchange:
    kit.check(answer.is_success, "a 2xx", answer.brief, answer)
    return answer


LONG_AGO = {"dateFrom": "1931-05-10", "dateTo": "1931-05-20"}
IN_LISTS = wrappers.of_lists("RP-WRAP-01", TABLE, *TABLE.resources, query=LONG_AGO)
IN_WRITES = wrappers.of_single_things("RP-WRAP-02", TABLE, *TABLE.resources)


@rule("RP-ID-01", effect="write")
def ids_are_texts(kit: Kit) -> None:
    for resource in TABLE.resources:
        listed = things_of(kit, TABLE).listed(things_of(kit, TABLE).home(resource))
        with kit.example(listed):
            odd = [each for each in ids_in(listed, resource) if not OBJECT_ID.fullmatch(each)]
            kit.check(not odd, "ids of 24 hexadecimal digits", f"{odd[:2]}", listed)


@rule("RP-GET-01", effect="write")
def single_reads_are_told(kit: Kit) -> None:
    things = things_of(kit, TABLE)
    there = [
        f"GET /{resource.name}s/{{id}}"
        for resource in TABLE.resources
        if kit.send("GET", f"/{resource.name}s/{things.home(resource).id}").is_success
    ]
    if not there:
        raise Skip("nothing is read by its id, which the documentation does not promise")
    kit.note(f"there are {', '.join(there)}")


@rule("RP-LATE-01", effect="write")
def what_was_written_is_listed_at_once(kit: Kit) -> None:
    # Each home is looked at when it is made; that counts the reads, or notes one that is late.
    for resource in TABLE.resources:
        things_of(kit, TABLE).home(resource)
