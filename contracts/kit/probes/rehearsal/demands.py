"""What the table asks of a body, beside what the spec does; and how a call is refused."""

from understudy.contracts.kit.probes.rehearsal.calls import CONFLICT, INVALID
from understudy.contracts.kit.probes.rehearsal.shelf import Doc
from understudy.contracts.kit.probes.table import Resource


class Refused(Exception):
    """A call that is refused, with the statuses that may tell it, the usual one first."""

    def __init__(self, *statuses: int) -> None:
        super().__init__(statuses)
        self.statuses = statuses


def refuse_odd_texts(resource: Resource, body: Doc) -> None:
    """Raise Refused where a text is none, or longer than it is documented to be."""
    for name, most in resource.texts.items():
        text = body.get(name)
        if text is None:
            continue
        if not isinstance(text, str) or (most is not None and len(text) > most):
            raise Refused(*INVALID)


def require(resource: Resource, body: Doc) -> None:
    """Raise Refused where a whole body lacks what the table says that a new thing needs."""
    given = {name for name, value in body.items() if _is_given(value, resource.body.get(name))}
    if not given.issuperset(resource.required):
        raise Refused(*INVALID)
    for name, choice in resource.one_of.items():
        if name in given and not given & {*choice.get(body[name], given)}:
            raise Refused(*CONFLICT)


def _is_given(value: object, shown: object) -> bool:
    """Tell whether a value counts: blank ones do where the documentation itself shows that."""
    return value is not None and (bool(str(value).strip()) or value == shown)
