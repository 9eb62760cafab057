"""The team of a project."""

from understudy.contracts.kit.context import Kit
from understudy.contracts.kit.rule import rule
from understudy.contracts.productionplanner.operations import params
from understudy.contracts.productionplanner.reading import entry, rows

CLAIMS = {"permission": "write", "status": "pending"}


@rule("PP-TEAM-01", effect="write")
def a_member_may_read_and_has_accepted(kit: Kit) -> None:
    for key in kit.stage.keys:
        answer = kit.stage.seen(key).answers["list_team"]
        for made in kit.stage.home(key).added("add_team_member"):
            with kit.example():
                member = entry(answer, "name", made.body["name"]) or {}
                is_so = member.get("permission") == "read" and member.get("status") == "accepted"
                expected = '"permission": "read" and "status": "accepted"'
                kit.check(is_so, expected, f"{member}", made.answer, answer)


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
    kit.check(is_so, f"no member with {CLAIMS}", f"{member}", made.answer, answer)


@rule("PP-TOL-05")
def members_have_a_known_permission_and_status(kit: Kit) -> None:
    for key in kit.stage.keys:
        answer = kit.stage.seen(key).answers["list_team"]
        for member in rows(answer):
            with kit.example():
                is_known = member.get("permission") in ("read", "write")
                kit.check(is_known, '"permission" of read or write', f"{member}", answer)
                is_known = member.get("status") in ("pending", "accepted", "rejected")
                kit.check(
                    is_known, '"status" of pending, accepted or rejected', f"{member}", answer
                )
