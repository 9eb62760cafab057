"""What a body must hold, and what it may not."""

from typing import Any

from tests.mutants import skeleton
from tests.mutants.planado.reference.call import Call, Refusal
from tests.mutants.planado.reference.world import Doc

LONGEST: dict[str, dict[str, int]] = {
    "job": {"description": 15000, "external_id": 500, "external_order_id": 500},
    "client": {
        "organization_name": 5000,
        "first_name": 50,
        "last_name": 50,
        "middle_name": 50,
        "external_id": 500,
    },
    "site": {"name": 300, "description": 1000, "external_id": 500},
}
FIELDS = {
    "job": (
        *LONGEST["job"],
        "scheduled_at",
        "scheduled_duration",
        "assignee",
        "address",
        "contacts",
        "client",
        "site",
    ),
    "client": (*LONGEST["client"], "organization", "site_address", "contacts"),
    "site": (*LONGEST["site"], "address", "contacts", "client"),
}
NULLABLE = {
    "job": ("description", "scheduled_at", "scheduled_duration", "assignee", "external_order_id"),
    "client": (),
    "site": ("description",),
}
FORMS = {
    "organization": bool,
    "scheduled_at": str,
    "scheduled_duration": dict,
    "assignee": dict,
    "address": dict,
    "site_address": dict,
    "contacts": list,
    "client": dict,
    "site": dict,
}
REFERENCES = ("client", "site")
NAMES = ("first_name", "last_name", "middle_name")


class Checks(skeleton.Checks[Call]):
    """Reads bodies and refuses what is wrong with them."""

    def fields(self, call: Call) -> Doc:
        """Return what the body says of known fields; what is said of others is ignored."""
        body = self.document(call)
        return {name: body[name] for name in FIELDS[call.kind] if name in body}

    def new(self, call: Call, body: Doc) -> None:
        """Refuse what makes no new thing."""
        self.values(call, body)
        self.references(call, body)
        if call.kind == "client":
            self.new_client(call, body)
        if call.kind == "site" and not body.get("name"):
            raise Refusal(400, "name is required")

    def new_client(self, call: Call, body: Doc) -> None:
        """Refuse a client that is neither an organization nor an individual."""
        self.organization(call, body)
        if body.get("organization"):
            self.organization_name(call, body)
        else:
            self.individual_name(call, body)

    def organization(self, call: Call, body: Doc) -> None:
        """Refuse a client of which nobody knows what it is."""
        if not isinstance(body.get("organization"), bool):
            raise Refusal(400, "organization is required")

    def organization_name(self, call: Call, body: Doc) -> None:
        """Refuse an organization without a name."""
        if not body.get("organization_name"):
            raise Refusal(400, "organization_name is required")

    def individual_name(self, call: Call, body: Doc) -> None:
        """Refuse an individual without any name."""
        if not any(body.get(name) for name in NAMES):
            raise Refusal(400, "one of the names is required")

    def changes(self, call: Call, record: Doc, body: Doc) -> None:
        """Refuse what cannot be changed so."""
        self.values(call, body)
        self.references(call, body)
        self.flip(call, record, body)

    def flip(self, call: Call, record: Doc, body: Doc) -> None:
        """Refuse to make an individual of an organization, and the other way round."""
        if body.get("organization", record.get("organization")) != record.get("organization"):
            raise Refusal(400, "organization can never change")

    def values(self, call: Call, body: Doc) -> None:
        """Refuse values that a field cannot have."""
        for name, value in body.items():
            self.value(call, name, value)

    def value(self, call: Call, name: str, value: Any) -> None:
        """Refuse a value that this field cannot have."""
        if value is None:
            if name not in self.nullable(call):
                raise Refusal(400, f"{name} cannot be null")
            return
        if name in FORMS and not isinstance(value, FORMS[name]):
            raise Refusal(400, f"{name} has another form")
        if name == "scheduled_duration" and not isinstance(value.get("minutes"), int):
            raise Refusal(400, "scheduled_duration has minutes")
        longest = self.longest(call, name)
        if longest is None:
            return
        if not isinstance(value, str):
            raise Refusal(400, f"{name} is a text")
        if len(value) > longest:
            raise Refusal(400, f"{name} has more than {longest} characters")

    def references(self, call: Call, body: Doc) -> None:
        """Refuse references to nothing."""
        for name in REFERENCES:
            if name in body and not self.is_known(call, name, body[name]):
                raise Refusal(400, f"there is no such {name}")

    def is_known(self, call: Call, kind: str, reference: Doc) -> bool:
        """Tell whether a reference names a thing of the account."""
        rows = call.world.table(call.account, kind)
        return any(row["uuid"] == str(reference.get("uuid")).lower() for row in rows)

    def nullable(self, call: Call) -> tuple[str, ...]:
        """Return the fields that may be null."""
        return NULLABLE[call.kind]

    def longest(self, call: Call, name: str) -> int | None:
        """Return how many characters a text may have; None where it is no text."""
        return LONGEST[call.kind].get(name)
