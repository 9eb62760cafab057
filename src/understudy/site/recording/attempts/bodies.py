"""What can be wrong with the body of a call: its form, and each of its fields."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from understudy.site.recording.attempts.parameters import anchor
from understudy.site.recording.attempts.values import UNKNOWN, sample, unknown_ids, wrong_values
from understudy.site.recording.described import FORM, JSON, Call
from understudy.site.recording.draft import NOTHING, Attempt, Draft
from understudy.site.recording.model import Upload

Node = Mapping[str, Any]
Step = str | int
DEEPEST = 3


@dataclass(frozen=True)
class Spot:
    """A place in a body: the steps to it, its flat schema, and whether it has to be there."""

    steps: tuple[Step, ...]
    schema: Node
    is_required: bool

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields on the way."""
        return tuple(each for each in self.steps if isinstance(each, str))

    @property
    def words(self) -> str:
        """How a reader writes it: `shifts[].time_from`."""
        return "".join("[]" if each == 0 else f".{each}" for each in self.steps).lstrip(".")


def body_attempts(call: Call, plain: Draft) -> Iterator[Attempt]:
    """Yield the call with something wrong in its body; nothing where it takes none."""
    if not call.body:
        return
    if call.media_type == FORM:
        yield from _forms(call, plain)
        return
    spots = tuple(_spots(call, call.written, plain.body))
    for spot in spots:
        yield from _without(call, plain, spot)
    yield from _whole(call, plain)
    for spot in spots:
        yield from _spot(call, plain, spot)
    yield from _too_large(call, plain)


def _whole(call: Call, plain: Draft) -> Iterator[Attempt]:
    for case, body in (("empty-object", {}), ("list", [])):
        cause = f"Send `{json.dumps(body)}` as the body."
        yield Attempt(case, cause, replace(plain, body=body))
    yield Attempt(
        "not-json", 'Send a body that is not JSON, such as `{"`.', replace(plain, text='{"')
    )
    if call.body.get("required"):
        yield Attempt("no-body", "Send no body.", replace(plain, body=NOTHING, media_type=""))
    taken = (*call.body.get("x-also-media-types", ()), *call.body.get("x-accepts", ()))
    other = next(each for each in ("text/plain", "application/xml") if each not in taken)
    yield Attempt("media-type", f"Send the body as `{other}`.", replace(plain, media_type=other))


def _forms(call: Call, plain: Draft) -> Iterator[Attempt]:
    """Yield wrong forms: the file left out, another file, no form."""
    if plain.upload is None:
        return
    part, about = plain.upload.part, anchor("body", plain.upload.part)
    yield Attempt(
        f"without-{part}",
        f"Leave `{part}` out of the form.",
        replace(plain, upload=replace(plain.upload, part="other")),
        about,
    )
    text = replace(plain.upload, content=b"Not what it says.\n")
    yield Attempt(
        f"{part}-text",
        f"Send a file of another kind as `{part}`.",
        replace(plain, upload=text),
        about,
    )
    body = replace(plain, upload=None, media_type=JSON, body={})
    yield Attempt("media-type", "Send JSON in place of the form.", body)
    yield from _too_large(call, plain)


def _too_large(call: Call, plain: Draft) -> Iterator[Attempt]:
    if "413" not in call.statuses:
        return
    largest = call.body.get("x-largest", 1_000_000)
    cause = f"Send more than {largest:,} bytes."
    if plain.upload:
        whole = Upload(plain.upload.part, plain.upload.filename, b" " * largest)
        yield Attempt("too-large", cause, replace(plain, upload=whole), wanted=(413,))
        return
    yield Attempt("too-large", cause, replace(plain, text=" " * (largest + 1)), wanted=(413,))


def _spots(
    call: Call,
    schema: Node,
    body: Any,
    steps: tuple[Step, ...] = (),
    within: frozenset[str] = frozenset(),
) -> Iterator[Spot]:
    """Yield the fields of a body, and those within them that are shown or have to be there.

    Nothing is within what is in itself: `within` are the references that led here.
    """
    own = call.references_in(schema)
    if own & within:
        return
    schema, within = call.flat(schema), within | own
    if schema.get("type") == "array":
        held = schema.get("items", {})
        items = call.flat(held)
        if items.get("properties"):
            yield from _spots(call, held, body[0] if body else None, (*steps, 0), within)
        elif items:
            yield Spot((*steps, 0), items, is_required=False)
        return
    required = schema.get("required", ())
    for name, part in schema.get("properties", {}).items():
        flat = call.flat(part)
        if flat.get("readOnly"):
            continue
        spot = Spot((*steps, name), flat, name in required)
        yield spot
        if len(steps) < DEEPEST:
            inner = body.get(name) if isinstance(body, dict) else None
            yield from _spots(call, part, inner, spot.steps, within)


def _without(call: Call, plain: Draft, spot: Spot) -> Iterator[Attempt]:
    if spot.is_required:
        draft = replace(plain, body=_put(call, plain, spot, NOTHING))
        about, slug = anchor("body", *spot.names), "-".join(spot.names)
        yield Attempt(f"without-{slug}", f"Leave `{spot.words}` out.", draft, about)


def _spot(call: Call, plain: Draft, spot: Spot) -> Iterator[Attempt]:
    """Yield a body with wrong values of a field."""
    about, slug, words = anchor("body", *spot.names), "-".join(spot.names), spot.words
    for wrong in wrong_values(spot.schema, is_json=True):
        # What lies deeper is told of null as of every other type.
        if wrong.keyword == "nullable" and len(spot.steps) > 1:
            continue
        cause = f"Send {wrong.words} as `{words}`."
        draft = replace(plain, body=_put(call, plain, spot, wrong.value))
        # A blank that is taken for a name is not what the page tells of.
        wanted = (400, 422) if wrong.keyword == "blank" else ()
        yield Attempt(f"{slug}-{wrong.keyword}", cause, draft, about, wanted)
    yield from _references(call, plain, spot)


def _references(call: Call, plain: Draft, spot: Spot) -> Iterator[Attempt]:
    """Yield bodies that name what there is not, where a text could be a reference."""
    if spot.schema.get("type") != "string" or spot.schema.keys() & {"enum"}:
        return
    known = _at(plain.body, spot.steps) or UNKNOWN
    value = next(iter(unknown_ids(known, spot.schema)))
    cause = f"Send `{json.dumps(value)}` as `{spot.words}`, which nothing is called."
    draft = replace(plain, body=_put(call, plain, spot, value))
    slug = "-".join(spot.names)
    yield Attempt(f"unknown-{slug}", cause, draft, anchor("body", *spot.names), (404,))


def _at(body: Any, steps: tuple[Step, ...]) -> Any:
    for step in steps:
        if isinstance(body, dict):
            body = body.get(step)
        elif isinstance(body, list):
            body = body[0] if body else None
        else:
            return None
    return body


def _put(call: Call, plain: Draft, spot: Spot, value: Any) -> Any:
    """Return a body with another value at a spot; what lies around it is made up if need be."""
    return _placed(call, call.schema, plain.body, spot.steps, value)


def _placed(call: Call, schema: Node, body: Any, steps: tuple[Step, ...], value: Any) -> Any:
    step, rest = steps[0], steps[1:]
    if step == 0:
        items = call.flat(schema.get("items", {}))
        rows = body if isinstance(body, list) and body else [sample(items, call)]
        first = _placed(call, items, rows[0], rest, value) if rest else value
        return [first, *rows[1:]]
    around = body if isinstance(body, dict) else sample(schema, call)
    around = around if isinstance(around, dict) else {}
    if rest:
        part = call.flat(schema.get("properties", {}).get(step, {}))
        value = _placed(call, part, around.get(step), rest, value)
    placed = {**around, str(step): value}
    return {name: each for name, each in placed.items() if each is not NOTHING}
