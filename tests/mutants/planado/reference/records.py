"""How things are kept: ids, times, versions, look-ups and changes."""

from datetime import UTC
from typing import Any

from tests.mutants.planado.reference.call import Call, Refusal
from tests.mutants.planado.reference.checks import FIELDS
from tests.mutants.planado.reference.world import Doc


class Records:
    """Reads and writes the world's data."""

    def stamp(self, call: Call) -> str:
        """Return the present instant as the API writes it."""
        return call.world.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def table(self, call: Call, kind: str) -> list[Doc]:
        """Return the things of one kind that the caller may see, oldest first."""
        return call.world.table(call.account, kind)

    def find(self, call: Call, ident: str) -> Doc | None:
        """Return what has this uuid, else what has this external id."""
        rows = [row for row in self.table(call, call.kind) if not row.get("_gone")]
        found = next((row for row in rows if row["uuid"] == ident.lower()), None)
        return found or self.by_external_id(call, rows, ident)

    def by_external_id(self, call: Call, rows: list[Doc], ident: str) -> Doc | None:
        """Return what has this external id."""
        return next((row for row in rows if row.get("external_id") == ident), None)

    def get(self, call: Call) -> Doc:
        """Return what the path names, or refuse."""
        record = self.find(call, call.id)
        if record is None:
            raise self.unknown(call)
        return record

    def unknown(self, call: Call) -> Refusal:
        """Return the refusal of an id that nothing has."""
        return Refusal(404, f"no such {call.kind}", "not_found")

    def create(self, call: Call, body: Doc) -> Doc:
        """Store a new thing."""
        self.refuse_twin(call, body)
        stamp = self.stamp(call)
        record = {
            "uuid": call.world.uuid(),
            **dict.fromkeys(FIELDS[call.kind]),
            **self.kept(call, body),
            "version": self.first_version(call),
            "created_at": stamp,
            "updated_at": stamp,
        }
        if call.kind == "job":
            record |= {"serial_no": self.serial(call), "status": "posted"}
        self.table(call, call.kind).append(record)
        return record

    def kept(self, call: Call, body: Doc) -> Doc:
        """Return what is kept of a body."""
        return dict(body)

    def refuse_twin(self, call: Call, body: Doc) -> None:
        """Refuse an external id that is in use."""
        given = body.get("external_id")
        if given and self.find(call, given):
            raise Refusal(409, "external_id is in use", "conflict")

    def serial(self, call: Call) -> int:
        """Return the number of a new job."""
        call.world.memory["serial"] = call.world.memory.get("serial", 22400) + 1
        return int(call.world.memory["serial"])

    def first_version(self, call: Call) -> int:
        """Return the version of a new thing."""
        return 1

    def next_version(self, call: Call, record: Doc) -> int:
        """Return the version of a changed thing."""
        return int(record["version"]) + 1

    def change(self, call: Call, record: Doc, changes: Doc) -> Doc:
        """Change what a body names, and nothing else."""
        before = dict(record)
        for name, value in changes.items():
            self.put(call, record, name, value)
        if record != before:
            record["version"] = self.next_version(call, record)
            record["updated_at"] = self.stamp(call)
        return record

    def put(self, call: Call, record: Doc, name: str, value: Any) -> None:
        """Give one field its new value, which may be null."""
        record[name] = value

    def remove(self, call: Call, record: Doc) -> None:
        """Take a thing away; its place in the list stays, for those who page through it."""
        record["_gone"] = True
