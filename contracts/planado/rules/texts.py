"""How long texts may be."""

from typing import Any

from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.planado.resources import CLIENT, JOB, KINDS, SITE, Kind
from understudy.contracts.planado.typing import Kit

NAMES = ("first_name", "last_name", "middle_name")


@rule("PL-LIMIT-01", effect="write")
def one_more_is_refused(kit: Kit) -> None:
    for kind in KINDS:
        for name, longest in kind.longest.items():
            with kit.example():
                answer = kit.call(f"create_{kind.name}", body=_body(kit, kind, {name: longest + 1}))
                expected = f"a 4xx, because {name} has {longest + 1} characters"
                kit.check(400 <= answer.status < 500, expected, answer.brief, answer)


@rule("PL-LIMIT-01", effect="write")
def the_longest_is_taken(kit: Kit) -> None:
    wholes: tuple[tuple[Kind, tuple[str, ...]], ...] = (
        (JOB, tuple(JOB.longest)),
        (CLIENT, ("organization_name",)),
        (CLIENT, (*NAMES, "external_id")),
        (SITE, tuple(SITE.longest)),
    )
    for kind, names in wholes:
        with kit.example():
            sizes = {name: kind.longest[name] for name in names}
            body = _body(kit, kind, sizes)
            if "external_id" in body:
                kit.stage.stand_on_new(kind, body["external_id"])
            answer = kit.call(f"create_{kind.name}", body=body)
            told = ", ".join(f"{name} of {size} characters" for name, size in sizes.items())
            kit.check(answer.is_success, f"a 2xx for {told}", answer.brief, answer)


def _body(kit: Kit, kind: Kind, sizes: dict[str, int]) -> dict[str, Any]:
    texts = {
        name: kit.once(_text(kit.name("text").replace(" ", "-"), size))
        for name, size in sizes.items()
    }
    if "organization_name" in texts:
        return {"organization": True, **texts}
    return {**kind.whole, **texts}


def _text(start: str, size: int) -> str:
    return f"{start}-{'x' * size}"[:size]
