"""Who has access: the membership of a resource, made whole by safe defaults."""

from tests.mutants.resourceplanner.reference.call import Call, Refusal
from tests.mutants.resourceplanner.reference.checks import ROLES
from tests.mutants.resourceplanner.reference.world import Doc


class Members:
    """Turns what is sent of a membership into what is kept."""

    def given(self, call: Call, document: Doc) -> Doc:
        """Return the membership that a body asks for, as a field; none unless it does."""
        asked = document.get("membership")
        if call.kind != "resource" or not (asked or document.get("invited")):
            return self.none(call)
        return {
            "membership": self.whole(call, asked or {}, is_invited=bool(document.get("invited")))
        }

    def none(self, call: Call) -> Doc:
        """Return what is kept of a resource without access."""
        return {"membership": None} if call.kind == "resource" and call.method == "POST" else {}

    def whole(self, call: Call, asked: Doc, *, is_invited: bool) -> Doc:
        """Return a whole membership."""
        role = asked.get("role", "member")
        if role not in ROLES:
            raise Refusal(400, f"a role is one of {', '.join(ROLES)}")
        settings = self.settings(call, role, asked)
        return {"role": self.role(call, role), "status": self.status(call, is_invited), **settings}

    def role(self, call: Call, role: str) -> str:
        """Return the role that is kept."""
        return role

    def status(self, call: Call, is_invited: bool) -> str:
        """Return the status of a new membership."""
        return "pending" if is_invited else "active"

    def settings(self, call: Call, role: str, asked: Doc) -> Doc:
        """Return the settings of a role: what was asked for, and safe defaults."""
        if role == "member":
            return {"memberSettings": {"visibility": "self", **asked.get("memberSettings", {})}}
        safe = {"scope": "managed", "managesResources": [], "canSeeFinancials": False}
        if role == "manager":
            return {"managerSettings": {**safe, **asked.get("managerSettings", {})}}
        if role == "admin":
            return {"managerSettings": self.of_admin(call)}
        return {}

    def of_admin(self, call: Call) -> Doc:
        """Return the settings of an admin, who sees everything."""
        return {"scope": "all", "managesResources": [], "canSeeFinancials": True}
