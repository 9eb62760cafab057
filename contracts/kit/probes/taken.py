"""Which bodies are taken and which are refused: by what they have, and by how long texts are."""

from collections.abc import Mapping
from typing import Any

from understudy.contracts.kit.probes.attempt import REFUSED
from understudy.contracts.kit.probes.probe import probe
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Things


@probe(effect="write", depth="quick")
def what_has_all(
    things: Things, resource: Resource, *bodies: tuple[str, Mapping[str, Any]]
) -> None:
    """Make things with a field that names them and what else they need; they are taken."""
    for naming, others in bodies:
        with things.kit.example():
            body = {naming: things.kit.name(resource.name), **others}
            answer = things.kit.call(resource.create, body=body)
            things.kit.check(answer.is_success, "a 2xx", answer.brief, answer)


@probe(effect="write", depth="quick")
def not_what_lacks_something(
    things: Things, resource: Resource, *bodies: Mapping[str, Any]
) -> None:
    """Send bodies that lack what is needed; they are refused."""
    for body in bodies:
        with things.kit.example():
            answer = things.kit.call(resource.create, body=dict(body))
            things.kit.check(answer.status in REFUSED, "a 4xx", answer.brief, answer)


@probe(effect="write", depth="quick")
def texts_of_the_longest(things: Things, *resources: Resource) -> None:
    """Make things with all texts as long as they may be; they are taken."""
    for resource in resources:
        with things.kit.example():
            sizes = _sizes(resource)
            body = _body(things, resource, sizes)
            for alias in sizes.keys() & {*resource.aliases}:
                things.stand_on_new(resource, body[alias])
            answer = things.kit.call(resource.create, body=body)
            told = ", ".join(f"{name} of {size} characters" for name, size in sizes.items())
            things.kit.check(answer.is_success, f"a 2xx for {told}", answer.brief, answer)


@probe(effect="write", depth="quick")
def no_text_that_is_longer(things: Things, *resources: Resource) -> None:
    """Send each text with one character more than it may have; it is refused."""
    for resource in resources:
        for name, longest in _sizes(resource).items():
            with things.kit.example():
                body = _body(things, resource, {name: longest + 1})
                answer = things.kit.call(resource.create, body=body)
                expected = f"a 4xx, because {name} has {longest + 1} characters"
                things.kit.check(answer.status in REFUSED, expected, answer.brief, answer)


def _sizes(resource: Resource) -> dict[str, int]:
    return {name: most for name, most in resource.texts.items() if most is not None}


def _body(things: Things, resource: Resource, sizes: Mapping[str, int]) -> dict[str, Any]:
    def text(size: int) -> str:
        start = things.kit.name("text").replace(" ", "-")
        return things.kit.once(f"{start}-{'x' * size}"[:size])

    whole = resource.whole(things.kit.name(resource.name))
    return {**whole, **{name: text(size) for name, size in sizes.items()}}
