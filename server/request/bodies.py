"""Reads the bodies of an operation that takes more than JSON, each kind as the spec has it."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol
from urllib.parse import parse_qsl

from starlette.types import Receive, Scope

from understudy.reference.problems import REQUIRED, media_types_told
from understudy.server.request.body import (
    LARGEST,
    media_type,
    read_body,
    stream_body,
)
from understudy.server.request.encoding import decoded, plain_encoding
from understudy.server.request.forms import (
    check_files,
    check_size,
    check_types,
    fields_in,
    has_file,
    told,
    value_of,
    without_files,
)
from understudy.server.request.kinds import Schema, flat
from understudy.server.request.multipart import MOST_PARTS, Multipart
from understudy.server.request.visit import Visit, header_of
from understudy.server.state.failures import Invalid, TooLarge, WrongType
from understudy.server.upload import Spool, Upload

FORM = "multipart/form-data"
URLENCODED = "application/x-www-form-urlencoded"
ALSO = "x-also-media-types"


class Check(Protocol):
    """Raises Invalid where a value does not fit its schema.

    `fitted` returns it with integers where the schema asks for them, `read` what JSON says.
    """

    def __call__(self, value: Any) -> None: ...

    def fitted(self, value: Any) -> Any: ...

    def read(self, raw: bytes) -> Any: ...


class Bodies:
    """The bodies that one operation takes, by media type; files lie in the spool of the request.

    `compiled` makes a check of a schema. What is too large or of no type of the spec is TooLarge or
    WrongType where the operation has 413 or 415 among its answers, and else Invalid.
    """

    def __init__(
        self, body: Schema, statuses: Mapping[str, Any], compiled: Callable[[Schema], Check]
    ) -> None:
        self.media = {
            name.lower(): content.get("schema", {}) for name, content in body["content"].items()
        }
        if FORM in self.media:
            self.media[FORM] = flat(self.media[FORM])
        self.fields = {
            name: fields_in(self.media[name]) for name in (FORM, URLENCODED) if name in self.media
        }
        self.encoding = body["content"].get(FORM, {}).get("encoding", {})
        self.required = bool(body.get("required"))
        self.largest: int = body.get("x-largest", LARGEST)
        self.too_large = TooLarge if "413" in statuses else Invalid
        self.wrong_type = WrongType if "415" in statuses else Invalid
        self.checks = {
            name: compiled(told(schema) if name == FORM else schema)
            for name, schema in self.media.items()
            if name in (FORM, URLENCODED) or is_json(name)
        }

    async def read(self, scope: Scope, visit: Visit, receive: Receive, spool: Spool) -> Any:
        """Return the body: what JSON says, a form as an object, else an Upload; None for none."""
        kind = self.kind_of(scope)
        if kind is None:
            await self.refuse_stranger(scope, visit, receive)
            return None
        if is_json(kind):
            return self.json(scope, kind, await read_body(visit, receive, self.largest))
        if kind == URLENCODED:
            raw = await read_body(visit, receive, self.largest)
            return self.urlencoded(decoded(scope, raw, self.largest))
        plain_encoding(scope)
        if kind == FORM:
            return await self.form(scope, visit, receive, spool)
        return await self.file(scope, visit, receive, spool)

    def kind_of(self, scope: Scope) -> str | None:
        """Return the media type of the spec that the body's is, None where it is none of them."""
        given = media_type(scope)
        family = given.partition("/")[0]
        wanted = (given, f"{family}/*", "*/*") if given else ()
        return next((name for name in wanted if name in self.media), None)

    async def refuse_stranger(self, scope: Scope, visit: Visit, receive: Receive) -> None:
        """Raise for a body of another type; none at all is one that may be lacking."""
        if await stream_body(visit, receive, self.largest, len, self.too_large):
            raise self.wrong_type(media_types_told(tuple(self.media)), "Content-Type")
        if self.required:
            raise Invalid(REQUIRED, "body")

    def json(self, scope: Scope, kind: str, raw: bytes) -> Any:
        """Return what a body of JSON says."""
        if not raw and not self.required:
            return {}
        if raw:
            return self.checks[kind].read(decoded(scope, raw, self.largest))
        self.checks[kind]({})
        return {}

    def urlencoded(self, raw: bytes) -> Any:
        """Return a form that is written like a query as an object of texts and numbers."""
        form = value_of(fields_of(raw), self.fields[URLENCODED])
        return self.checks[URLENCODED].fitted(form)

    async def form(self, scope: Scope, visit: Visit, receive: Receive, spool: Spool) -> Any:
        """Return a form as an object of texts, numbers, files and lists of them."""
        fields = self.fields[FORM]

        def is_file(name: str, has_filename: bool) -> bool:
            return fields[name].is_file if name in fields else has_filename

        parts = Multipart(header_of(scope, b"content-type"), spool, is_file)
        try:
            await stream_body(visit, receive, self.largest, parts.write, self.too_large)
        finally:
            parts.release()
        parts.finish()
        form = value_of(parts.parts, fields)
        fitted = self.checks[FORM].fitted(without_files(form))
        form |= {name: fitted[name] for name, value in form.items() if not has_file(value)}
        check_files(form, fields, self.too_large)
        check_types(form, self.encoding, self.wrong_type)
        return form

    async def file(
        self, scope: Scope, visit: Visit, receive: Receive, spool: Spool
    ) -> Upload | None:
        """Return a body as the file that it is."""
        draft = spool.begin()
        await stream_body(visit, receive, self.largest, draft.write, self.too_large)
        upload = draft.done(header_of(scope, b"content-type"))
        if not upload.size and self.required:
            raise Invalid(REQUIRED, "body")
        check_size(upload, self.media[self.kind_of(scope) or ""], "body", self.too_large)
        return upload if upload.size else None


def fields_of(raw: bytes) -> list[tuple[str, str]]:
    """Return the names and values of a form that is written like a query, in UTF-8."""
    try:
        return parse_qsl(
            raw.decode(), keep_blank_values=True, errors="strict", max_num_fields=MOST_PARTS
        )
    except ValueError as error:
        raise Invalid(f"must be a form of at most {MOST_PARTS} fields in UTF-8", "body") from error


def with_also(body: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a body of the spec with what it may also be among its content, by the same schema."""
    content = body.get("content", {})
    schema: Schema = next((each.get("schema", {}) for each in content.values()), {})
    also = {name: {"schema": schema} for name in body.get(ALSO, ())}
    return {**body, "content": {**content, **also, **content}} if also else body


def holds_fields(media: object) -> bool:
    """Whether it is a media type in which an object of texts and numbers can be written."""
    return isinstance(media, str) and (media in (FORM, URLENCODED) or is_json(media))


def is_json(media: str) -> bool:
    """Whether a media type is JSON."""
    return media == "application/json" or media.endswith("+json")
