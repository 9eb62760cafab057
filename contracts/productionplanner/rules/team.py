"""The team of a project."""

from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.probes.reading import as_json
from understudy.contracts.productionplanner.operations import params
from understudy.contracts.productionplanner.reading import entry, rows
from understudy.contracts.productionplanner.shown import listed
from understudy.contracts.productionplanner.typing import Kit

ADDED = {"permission": "read", "status": "accepted"}
CLAIMS = {"permission": "write", "status": "pending"}


@rule("PP-TEAM-01", effect="write")
def a_member_may_read_and_has_accepted(kit: Kit) -> None:
    for made, member, answer in listed(kit, "add_team_member"):
        with kit.example():
            is_so = [member.get(name) for name in ADDED] == list(ADDED.values())
            kit.check(is_so, as_json(ADDED), as_json(member), made.answer, answer)


@rule("PP-TEAM-01", effect="write")
def a_member_cannot_ask_for_more(kit: Kit) -> None:
    scratch = kit.stage.scratch
    name = kit.name("member")
    made = scratch.write(kit, "add_team_member", {"name": name, **CLAIMS})
    if not made.answer.is_success:
        # Fields that are not documented may be refused.
        return
    answer = kit.call("list_team", params(scratch.id))
    member = entry(answer, "name", name) or {}
    is_so = all(member.get(field, "") != value for field, value in CLAIMS.items())
    kit.check(is_so, f"no member with {as_json(CLAIMS)}", as_json(member), made.answer, answer)


@rule("PP-TOL-05")
def members_have_a_known_permission_and_status(kit: Kit) -> None:
    for key in kit.stage.keys:
        answer = kit.stage.seen(key).answers["list_team"]
        for member in rows(answer):
            with kit.example():
                is_known = member.get("permission") in ("read", "write")
                kit.check(is_known, '"permission" of read or write', as_json(member), answer)
                is_known = member.get("status") in ("pending", "accepted", "rejected")
                kit.check(
                    is_known, '"status" of pending, accepted or rejected', as_json(member), answer
                )
