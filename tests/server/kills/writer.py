"""A client that writes to every API until its server is gone, and notes each acknowledgement."""

from collections.abc import Callable
from random import Random

import httpx
from tests.conftest import key
from tests.server.kills.ledger import Ledger, Thing, Value

PLANNER = {"Authorization": f"Bearer {key('1')}"}
PLANADO = {"X-Planado-API-Key": "pl-nordwind-test-key"}
# Nobody listens there, so deliveries stay pending.
NOBODY = "http://127.0.0.1:9/"
NAMED = {"jobs": "description", "clients": "organization_name", "projects": "name"}
# Where a kind is read and written, with whose key.
PLACES = {
    "jobs": ("/v2/jobs", PLANADO),
    "clients": ("/v2/clients", PLANADO),
    "projects": ("/v1/projects", PLANNER),
    "webhooks": ("/_understudy/webhooks", {}),
    "keys": ("/_understudy/keys", {}),
}


class Writer:
    """Makes things of its own, changes them and takes them away again."""

    def __init__(self, root: str, ledger: Ledger, chance: Random) -> None:
        self.client = httpx.Client(base_url=root, trust_env=False, verify=False, timeout=60)
        self.ledger = ledger
        self.chance = chance
        self.own: list[Thing] = []

    def write(self, on_first: Callable[[], object]) -> None:
        """Write until the server is gone; tell when the first write is acknowledged."""
        with self.client:
            try:
                self.make()
                on_first()
                while True:
                    self.chance.choice((self.make, self.change, self.change, self.remove))()
            except httpx.TransportError:
                return

    def call(self, method: str, thing: Thing, body: object = None, *, more: str = "") -> None:
        """Change something, or fail the run."""
        place, headers = PLACES[thing[0]]
        answer = self.client.request(
            method, f"{place}/{thing[1]}{more}", json=body, headers=headers
        )
        answer.raise_for_status()

    def make(self) -> None:
        """Make something."""
        kind = self.chance.choice([*PLACES])
        place, headers = PLACES[kind]
        value = self.text() if kind in NAMED else "there"
        answer = self.client.post(place, json=body_of(kind, value), headers=headers)
        answer.raise_for_status()
        thing = kind, id_in(kind, answer.json())
        self.ledger.made(thing, value)
        self.own.append(thing)
        if kind == "jobs":
            job = self.client.get(f"{place}/{thing[1]}", headers=headers).json()["job"]
            self.ledger.numbered(job["serial_no"], thing[1])

    def change(self) -> None:
        """Change something that has a name."""
        named = [thing for thing in self.own if thing[0] in NAMED]
        if named:
            thing, value = self.chance.choice(named), self.text()
            with self.ledger.changing(thing, value):
                self.call("PATCH", thing, body_of(thing[0], value))

    def remove(self) -> None:
        """Delete a job or a webhook, or revoke a key."""
        mortal = [thing for thing in self.own if thing[0] in ("jobs", "webhooks", "keys")]
        if mortal:
            thing = self.chance.choice(mortal)
            self.own.remove(thing)
            with self.ledger.changing(thing, None):
                if thing[0] == "keys":
                    self.call("POST", thing, more="/revoke")
                else:
                    self.call("DELETE", thing)

    def text(self) -> str:
        """Return a text that is nowhere else, short or long."""
        return f"{self.chance.getrandbits(64):x} " + "x" * self.chance.choice((0, 20, 150))


def body_of(kind: str, value: str) -> dict[str, object]:
    """Return what is sent to make or change something."""
    if kind == "webhooks":
        return {"api": "planado", "org": "acc_nordwind", "url": NOBODY}
    if kind == "keys":
        # Of Planado's keys, a new one takes the place of the one before.
        return {"api": "productionplanner", "org": "org_acme", "name": "Made here"}
    if kind == "clients":
        return {"organization": True, "organization_name": value}
    return {NAMED[kind]: value}


def id_in(kind: str, answer: dict[str, object]) -> str:
    """Return the id that an answer gives to what was made."""
    data = answer.get("data", answer)
    assert isinstance(data, dict)
    field = {"jobs": "job_uuid", "clients": "client_uuid"}.get(kind, "id")
    return str(data[field])


def found(client: httpx.Client, thing: Thing, listed: dict[str, set[str]]) -> Value:
    """Return what the server says of something now."""
    kind, identity = thing
    if kind not in NAMED:
        return "there" if identity in listed[kind] else None
    place, headers = PLACES[kind]
    answer = client.get(f"{place}/{identity}", headers=headers)
    if answer.status_code == 404:
        return None
    (content,) = [part for part in answer.json().values() if isinstance(part, dict)]
    return str(content[NAMED[kind]])


def listing(client: httpx.Client) -> dict[str, set[str]]:
    """Return the ids of the webhooks that are there and of the keys that work."""
    hooks = client.get("/_understudy/webhooks").json()
    keys = client.get("/_understudy/keys").json()
    return {
        "webhooks": {hook["id"] for hook in hooks},
        "keys": {one["id"] for one in keys if not one["revoked_at"]},
    }
