"""A small spec with one form of each kind, to be spoilt."""

from pathlib import Path

from understudy.catalog import Api

SPEC = """openapi: 3.0.3
info: {title: Things, version: "1"}
servers: [{url: https://api.example.com/v1}]
security: [{key: []}]
tags: [{name: Things}]
paths:
  /things:
    parameters: []
    post:
      operationId: add_thing
      tags: [Things]
      parameters:
        - {name: dry, in: query, schema: {type: boolean}}
      requestBody:
        content:
          application/json:
            schema: {$ref: "#/components/schemas/ThingCreate"}
            examples:
              one: {value: {name: A chair}}
      responses:
        "201":
          description: The thing.
          headers: {Location: {schema: {type: string}}}
          content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}
          links:
            Again: {operationId: add_thing, parameters: {dry: $request.query.dry}}
components:
  securitySchemes:
    key: {type: http, scheme: bearer}
  schemas:
    ThingCreate:
      type: object
      required: [name]
      properties:
        name: {type: string}
        sizes: {type: array, items: {type: integer}}
    Thing:
      allOf:
        - {$ref: "#/components/schemas/ThingCreate"}
        - type: object
          properties:
            id: {type: string}
"""
NAME = "        name: {type: string}"


def api_of(folder: Path, text: str) -> Api:
    """Return an API whose spec this is."""
    spec = folder / "openapi.yaml"
    spec.write_text(text, "utf-8")
    return Api("things", spec, folder / "rules.yaml", folder / "fixtures")
