"""The ways in which a URL may spell the id of a thing and still reach it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from understudy.contracts.kit.probes.things import Thing, Things

PERCENT = "od -An -v -tx1 | tr -d '\\n' | tr a-f A-F"


@dataclass(frozen=True)
class Spelling:
    """A way to write a path: `spelt` makes the part that names the thing, `shell` does it too.

    `ahead` stands in place of the slash before that part; if it `joins`, the part before is within.
    """

    name: str
    spelt: Callable[[str], str] = str
    shell: str = ""
    ahead: str = "/"
    joins: bool = False


def _percent(real: str) -> str:
    return "".join(f"%{octet:02X}" for octet in real.encode())


def _twice(real: str) -> str:
    return _percent(real).replace("%", "%25")


SPELLINGS = (
    Spelling("percent-encoded", _percent, f"$(printf %s \"{{}}\" | {PERCENT} | tr ' ' %)"),
    Spelling("encoded twice", _twice, f"$(printf %s \"{{}}\" | {PERCENT} | sed 's/ /%25/g')"),
    Spelling("a blank behind it", lambda real: f"{real}%20", "{}%20"),
    Spelling("a slash behind it", lambda real: f"{real}/", "{}/"),
    Spelling("a parameter behind it", lambda real: f"{real};a=b", "{};a=b"),
    Spelling("a NUL behind it", lambda real: f"{real}%00", "{}%00"),
    Spelling("a form behind it", lambda real: f"{real}.json", "{}.json"),
    Spelling("in capital letters", str.upper, '$(printf %s "{}" | tr a-z A-Z)'),
    Spelling("two slashes before it", ahead="//"),
    Spelling("an encoded slash before it", joins=True),
)


def spelt_path(things: Things, operation: str, thing: Thing, spelling: Spelling) -> str:
    """Return the path of a call on a thing, with its id spelt so."""
    template = things.kit.operations[operation].template
    before, _, rest = template.partition(f"/{{{thing.resource.param}}}")
    after = _filled(rest, things.table.place_of(thing.resource, thing.id))
    derive = things.kit.target.trail.derive
    if spelling.joins:
        before, _, last = before.rpartition("/")
        part = derive(thing.id, lambda real: f"{last}%2F{real}", f"{last}%2F{{}}")
    elif spelling.shell:
        part = derive(thing.id, spelling.spelt, spelling.shell)
    else:
        part = quote(thing.id, safe="")
    return f"{before}{spelling.ahead}{part}{after}"


def claims(things: Things, thing: Thing) -> str:
    """Return a query that names the owner of a thing; "" where nothing tells who that is."""
    owner = things.kit.tenants.organization(thing.key)
    field = thing.resource.owner
    return f"?{urlencode({field: owner})}" if owner and field else ""


def _filled(rest: str, place: Mapping[str, str]) -> str:
    for name, value in place.items():
        rest = rest.replace(f"{{{name}}}", quote(value, safe=""))
    return rest
