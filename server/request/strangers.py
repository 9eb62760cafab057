"""What a call brings that its operation does not take: refused where nothing may be misspelled."""

from collections.abc import Mapping, Sequence

from understudy.server.state.failures import Invalid, listed


def refuse_parameters(values: Mapping[str, Sequence[str]], known: Sequence[str]) -> None:
    """Raise Invalid for the first parameter that there is not, and for one that is there twice."""
    for name, given in values.items():
        if name not in known:
            raise Invalid(f"is no parameter here; there are: {listed(known, name)}", name)
        if len(given) > 1:
            raise Invalid("is there twice", name)


def refuse_body(raw: bytes) -> None:
    """Raise Invalid for the body of a call that takes none; an empty object says nothing."""
    if raw.strip() not in (b"", b"{}"):
        raise Invalid("must be empty: this call takes none", "body")
