"""A small spec, and the entries of what is written into it."""

from pathlib import Path

from understudy.catalog import Api
from understudy.reference.reading import read
from understudy.site.changes import ApiEntries, flattened

SPEC = """openapi: 3.0.3
info: {title: Things, version: "1"}
servers: [{url: https://api.example.com/v1}]
security: [{key: []}]
paths:
  /things:
    get:
      operationId: list_things
      summary: List things
      parameters:
        - {name: after, in: query, schema: {type: string, maxLength: 9}}
      responses:
        "200":
          description: The things.
          content:
            application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Thing"}}}
        "401": {$ref: "#/components/responses/Error"}
    post:
      operationId: add_thing
      x-roles: [writer, owner]
      x-status-ranges: [4XX]
      requestBody:
        required: true
        x-largest: 900
        content: {application/json: {schema: {$ref: "#/components/schemas/ThingCreate"}}}
      responses:
        "201":
          description: The thing.
          x-message: Added
          content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}
          links: {List: {operationId: list_things, description: All of them.}}
        "401": {$ref: "#/components/responses/Error"}
        "409": {$ref: "#/components/responses/Error"}
components:
  securitySchemes:
    key: {type: http, scheme: bearer}
    old: {type: apiKey, in: header, name: X-Key}
  responses:
    Error:
      description: What is wrong.
      content: {application/json: {schema: {$ref: "#/components/schemas/Error"}}}
  schemas:
    Error: {type: object, required: [error], properties: {error: {type: string}}}
    ThingCreate:
      type: object
      required: [name]
      properties:
        name: {type: string, minLength: 2, maxLength: 80, description: What it is called.}
        size: {type: integer, minimum: 1, maximum: 9, default: 1, x-assumed: {maximum: why not}}
        color: {type: string, nullable: true, enum: [red, blue, null]}
        place: {type: object, properties: {room: {type: string}}}
        tags: {type: array, maxItems: 5, items: {type: string, maxLength: 9}}
    Thing:
      type: object
      required: [id, name]
      properties:
        id: {type: string, format: uuid}
        name: {type: string, description: Its name.}
        color: {type: string, nullable: true, enum: [red, blue, null]}
"""


def entries(folder: Path, text: str = SPEC) -> ApiEntries:
    """Return the entries of a spec that is written into a folder."""
    spec = folder / "openapi.yaml"
    spec.write_text(text, "utf-8")
    reading = read(Api("things", spec, folder / "rules.yaml", folder / "fixtures"))
    return flattened([reading])["things"]
