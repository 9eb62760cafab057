"""Lists: their names, their order and their pages."""

from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.probes import lists, order, paging
from understudy.contracts.kit.probes.probe import things_of
from understudy.contracts.kit.probes.walk import walked
from understudy.contracts.planado.table import ABSENT, TABLE
from understudy.contracts.planado.typing import Kit

OWN = TABLE.resources
# One more than a hundred, and than the days of a month and the rows of a page.
MOST = 101


@rule("PL-LIST-01")
def a_list_stands_under_its_name(kit: Kit) -> None:
    for resource in TABLE.lists:
        answer = walked(things_of(kit, TABLE), resource).pages[0]
        if not resource.create and answer.status in ABSENT:
            continue
        with kit.example():
            found = answer.json.get(resource.rows) if isinstance(answer.json, dict) else None
            expected = f"a list under {resource.rows}"
            kit.check(isinstance(found, list), expected, answer.brief, answer)


SORTED = order.stands_from_end_to_end.at("quick")("PL-LIST-01", TABLE, *TABLE.lists)
ONCE = paging.shows_every_row_once.at("quick")("PL-PAGE-01", TABLE, *TABLE.lists)
WHOLE = paging.loses_nothing_between_pages.at("quick")("PL-PAGE-01", TABLE, *OWN)
STABLE = paging.stays_while_things_are_added.at("quick")("PL-PAGE-02", TABLE, *OWN)
AGAIN = paging.comes_again.at("quick")("PL-PAGE-02", TABLE, *TABLE.lists)
AMID = paging.follows_any_row("PL-PAGE-03", TABLE, *TABLE.lists)
REMOVED = paging.follows_a_removed_row("PL-PAGE-03", TABLE, *(each for each in OWN if each.remove))
ALL = lists.show_all("PL-LIST-02", TABLE, *OWN)
EACH = lists.show_each_once("PL-LIST-02", TABLE, *OWN)
MORE = lists.show_all.at("deep")("PL-LIST-02", TABLE, *OWN, number=MOST)
MORE_ONCE = lists.show_each_once.at("deep")("PL-LIST-02", TABLE, *OWN, number=MOST)
TWINS = lists.keep_twins_apart("PL-LIST-03", TABLE, *OWN)
