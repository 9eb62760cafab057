"""What one organization gets at by the id of another's thing: nothing, in any form of asking."""

from collections.abc import Callable

from understudy.contracts.kit.probes.probe import probe
from understudy.contracts.kit.probes.reading import bears
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Things
from understudy.contracts.kit.talk.keyring import OTHER

# How a URL may spell an id and still be read as the same by what stands before or in a server.
SPELLINGS: dict[str, tuple[Callable[[str], str], str]] = {
    "percent-encoded": (
        lambda real: "".join(f"%{octet:02X}" for octet in real.encode()),
        "$(printf %s \"{}\" | od -An -v -tx1 | tr -d '\\n' | tr a-f A-F | tr ' ' %)",
    ),
    "a blank behind it": (lambda real: f"{real}%20", "{}%20"),
    "a slash behind it": (lambda real: f"{real}/", "{}/"),
    "a parameter behind it": (lambda real: f"{real};a=b", "{};a=b"),
    "a NUL behind it": (lambda real: f"{real}%00", "{}%00"),
    "a form behind it": (lambda real: f"{real}.json", "{}.json"),
    "in capital letters": (str.upper, '$(printf %s "{}" | tr a-z A-Z)'),
}


@probe(effect="foreign-write", needs=(OTHER,))
def in_another_spelling(things: Things, resource: Resource) -> None:
    """Ask for a foreign thing by URLs that spell its id in other ways; none may show it."""
    kit = things.kit
    operation = kit.operations[resource.read]
    for ours, theirs in kit.both_ways():
        home = things.home(resource, theirs)
        for spelt, shell in SPELLINGS.values():
            value = kit.target.trail.derive(home.id, spelt, shell)
            path = operation.template.replace(f"{{{resource.param}}}", value)
            answer = kit.send("GET", path, key=ours)
            with kit.example(answer):
                is_shown = answer.is_success and bears(answer, home.name)
                expected = "nothing of another organization"
                kit.check(not is_shown, expected, answer.brief, home.made, answer)
