"""A document with a mark on each kind of object, in each form, each with its own reason."""

from typing import Any

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


def schema_ref(name: str) -> dict[str, str]:
    """Return a reference to a schema."""
    return {"$ref": f"#/components/schemas/{name}"}


PARAMETERS: list[dict[str, Any]] = [
    {
        "name": "whole",
        "in": "query",
        "x-assumed": "reason of a parameter",
        "schema": {"type": "string"},
    },
    {
        "name": "limit",
        "in": "query",
        "description": "How many.",
        "schema": {
            "type": "integer",
            "minimum": 1,
            "x-assumed": {"minimum": "reason in a parameter's schema"},
        },
    },
    {"name": "stamp", "in": "query", "schema": schema_ref("Stamp")},
    {"name": "ids", "in": "query", "schema": {"type": "array", "items": schema_ref("Identifier")}},
    {"$ref": "#/components/parameters/Shared"},
]

BODY: dict[str, Any] = {
    "x-assumed": {"required": "reason of a body's keyword"},
    "required": True,
    "content": {
        JSON: {
            "x-assumed": {"schema": "reason of a media type's keyword"},
            "schema": schema_ref("Thing"),
            "examples": {
                "first": {"summary": "First", "value": {"name": "x"}},
                "second": {
                    "summary": "Second",
                    "x-assumed": "reason of an example of a body",
                    "value": {"name": "y"},
                },
            },
        }
    },
}

RESPONSES: dict[str, Any] = {
    "200": {
        "description": "Fine.",
        "headers": {
            "X-Count": {"x-assumed": "reason of a header", "schema": {"type": "integer"}},
        },
        "links": {"Next": {"operationId": "put_things", "x-assumed": "reason of a link"}},
        "content": {
            JSON: {
                "x-assumed": "reason of a media type",
                "schema": schema_ref("Answer"),
                "examples": {"only": {"$ref": "#/components/examples/Only"}},
            }
        },
    },
    "404": {"$ref": "#/components/responses/Missing"},
}

THING: dict[str, Any] = {
    "type": "object",
    "description": "A thing.",
    "required": ["name"],
    "x-assumed": {"required/name": "reason of an entry of required"},
    "properties": {
        "name": {"type": "string", "x-assumed": "reason of a property"},
        "kind": {
            "type": "string",
            "enum": ["file", "link"],
            "x-assumed": {"enum/link": "reason of an entry of an enum"},
        },
        "count": {
            "type": "integer",
            "minimum": 0,
            "maximum": 9,
            "x-assumed": {"minimum": "reason of both bounds", "maximum": "reason of both bounds"},
        },
        "never": {"type": "string", "x-assumed": {"nullable": "reason of a null that never comes"}},
        "stamp": schema_ref("Stamp"),
        "parent": schema_ref("Thing"),
        "tags": {"type": "array", "items": schema_ref("Tag")},
        "others": {
            "type": "object",
            "additionalProperties": {"type": "string", "x-assumed": "reason of other properties"},
        },
        "choice": {
            "oneOf": [
                {"type": "string", "x-assumed": "reason of a branch"},
                {"type": "integer"},
            ]
        },
    },
}

# The form that marks had in the beginning: the member of an `allOf` that holds what is assumed.
OLD: dict[str, Any] = {
    "description": "As marks were written once.",
    "allOf": [
        schema_ref("Base"),
        {"properties": {"id": {"type": "string", "description": "Described again."}}},
        {"x-assumed": "reason of a member", "required": ["old"], "properties": {"old": {}}},
    ],
    "properties": {
        "size": {
            "type": "integer",
            "description": "How large.",
            "allOf": [{"x-assumed": "reason of a member with a bound", "minimum": 1}],
        }
    },
}

SCHEMAS: dict[str, Any] = {
    "Thing": THING,
    "Answer": {
        "type": "object",
        "properties": {"thing": schema_ref("Thing"), "old": schema_ref("Old")},
    },
    "Base": {
        "type": "object",
        "x-assumed": "reason of a base",
        "properties": {"id": {"type": "string", "x-assumed": "reason of a base's property"}},
    },
    "Old": OLD,
    "Stamp": {
        "type": "string",
        "pattern": "Z$",
        "x-assumed": {"pattern": "reason of a referred schema"},
    },
    "Identifier": {"type": "string", "x-assumed": "reason of a parameter's items"},
    "Tag": {"type": "string", "x-assumed": "reason of a list's items"},
    "Form": {
        "type": "object",
        "x-assumed": "reason of a form",
        "properties": {"field": {"type": "string", "x-assumed": "reason of a form's field"}},
    },
}

CALLED: dict[str, Any] = {
    "post": {"x-assumed": "reason of a callback", "responses": {"200": {"description": "Heard."}}}
}

DOCUMENT: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "Marks", "version": "1", "x-assumed": {"title": "reason of a title"}},
    "servers": [{"url": "/v1"}],
    "tags": [{"name": "things", "x-assumed": "reason of a tag"}],
    "paths": {
        "/things": {
            "x-assumed": "reason of a path",
            "put": {
                "operationId": "put_things",
                "tags": ["things"],
                "x-assumed": "reason of an operation",
                "parameters": PARAMETERS,
                "requestBody": BODY,
                "responses": RESPONSES,
            },
            "post": {
                "operationId": "post_things",
                "tags": ["things"],
                "x-assumed": {"responses/201": "reason of an operation's entry"},
                "callbacks": {"made": {"{$request.query.url}": CALLED}},
                "requestBody": {"content": {FORM: {"schema": schema_ref("Form")}}},
                "responses": {"201": {"description": "Made.", "x-assumed": "reason of a response"}},
            },
        }
    },
    "components": {
        "securitySchemes": {
            "key": {"type": "http", "scheme": "bearer", "x-assumed": "reason of a security scheme"}
        },
        "schemas": SCHEMAS,
        "parameters": {
            "Shared": {
                "name": "shared",
                "in": "header",
                "x-assumed": {"description": "reason of a shared parameter"},
                "description": "Shared.",
                "schema": {"type": "string"},
            }
        },
        "examples": {"Only": {"x-assumed": "reason of a shared example", "value": {"thing": {}}}},
        "responses": {
            "Missing": {"description": "Missing.", "x-assumed": "reason of a shared response"},
        },
    },
}
