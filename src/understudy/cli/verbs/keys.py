"""`understudy keys`: the keys in a running stand-in."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from understudy.cli.group import Verbs
from understudy.cli.refused import Refused
from understudy.cli.steering import verb
from understudy.cli.terminal.shown import Shown

if TYPE_CHECKING:
    from understudy.testing import Control, Key

app = Verbs(help="List, create, reveal and revoke keys.")

HEADS = ("id", "api", "organization", "name", "state", "key")
HIDDEN = "…"

Org = Annotated[str, typer.Argument(metavar="ORGANIZATION", help="Its id, such as org_acme.")]
Name = Annotated[str, typer.Argument(metavar="[NAME]", help="What the key is called.")]
KeyId = Annotated[str, typer.Argument(metavar="ID", help="The key's id, not the key itself.")]
Api = Annotated[
    str | None, typer.Option("--api", metavar="NAME", help="Where several have the organization.")
]
Role = Annotated[
    str | None, typer.Option("--role", metavar="ROLE", help="What it is for, where that matters.")
]
Reveal = Annotated[bool, typer.Option("--reveal", help="Show the keys whole.")]


@app.callback(invoke_without_command=True)
@verb
def read(mock: "Control") -> Shown:
    """List the keys, masked; or create, reveal or revoke one."""
    return _table(mock.keys.list())


@app.command("list")
@verb
def list_keys(mock: "Control", reveal: Reveal = False) -> Shown:
    """List the keys of every organization, revoked ones too."""
    return _table(mock.keys.list(reveal=reveal))


@app.command()
@verb
def create(
    mock: "Control",
    organization: Org,
    name: Name = "Terminal",
    api: Api = None,
    role: Role = None,
) -> Shown:
    """Create a key and print it alone, so that a script can keep it."""
    key = mock.keys.create(_api_of(mock, organization, api), organization, name, role)
    return Shown(asdict(key), [[key.key]])


@app.command()
@verb
def reveal(mock: "Control", key_id: KeyId) -> Shown:
    """Print a whole key."""
    from understudy.testing.names import there_are

    found = [key for key in mock.keys.list(reveal=True) if key.id == key_id]
    if not found:
        there = there_are((key.id for key in mock.keys.list()), key_id)
        raise Refused(f"no key has the id {key_id!r}; {there}")
    if HIDDEN in found[0].key:
        raise Refused(f"{found[0].api} shows a key at its creation only; create another one")
    return Shown(asdict(found[0]), [[found[0].key]])


@app.command()
@verb
def revoke(mock: "Control", key_id: KeyId) -> Shown:
    """Revoke a key from the next request on."""
    return _table([mock.keys.revoke(key_id)])


def _api_of(mock: "Control", organization: str, api: str | None) -> str:
    from understudy.testing.names import there_are

    if api:
        return api
    orgs = mock.organizations()
    found = [org.api for org in orgs if org.id == organization]
    if len(found) > 1:
        raise Refused(f"several APIs have {organization}; pass --api: {', '.join(found)}")
    if not found:
        there = there_are(dict.fromkeys(org.id for org in orgs), organization)
        raise Refused(f"no organization has the id {organization!r}; {there}")
    return found[0]


def _table(keys: "list[Key]") -> Shown:
    rows = [
        (key.id, key.api, key.org, key.name, "revoked" if key.revoked_at else "active", key.key)
        for key in keys
    ]
    return Shown([asdict(key) for key in keys], rows, HEADS, "There are no keys.")
