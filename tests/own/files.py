"""An API that takes and gives files and forms: its paths and its handlers."""

PATHS = """paths:
  /files:
    post:
      operationId: take_file
      requestBody:
        required: true
        x-largest: 17000000
        content:
          multipart/form-data:
            schema:
              type: object
              required: [file]
              additionalProperties: false
              properties:
                file: {type: string, format: binary, maxLength: 16500000}
                title: {type: string, minLength: 1}
                copies: {type: integer, minimum: 1}
                sure: {type: boolean}
                tags: {type: array, items: {type: string}, maxItems: 2}
                place: {type: object, properties: {room: {type: string}}}
                pages: {type: array, items: {type: string, format: binary, minLength: 2}}
            encoding: {pages: {contentType: "text/*, application/pdf"}}
          text/csv: {schema: {type: string, format: binary}}
          application/json: {schema: {type: object, required: [url]}}
      responses:
        "200": {$ref: "#/components/responses/Taken"}
        "400": {$ref: "#/components/responses/Error"}
        "401": {$ref: "#/components/responses/Error"}
        "409": {$ref: "#/components/responses/Error"}
        "413": {$ref: "#/components/responses/Error"}
        "415": {$ref: "#/components/responses/Error"}
    get:
      operationId: give_file
      parameters: [{name: how, in: query, schema: {type: string}}]
      responses:
        "200":
          description: Notes.
          content: {text/csv: {schema: {type: string}}, application/xml: {schema: {type: string}}}
  /small-files:
    put:
      operationId: take_small_file
      requestBody:
        x-largest: 1000
        content: {application/octet-stream: {schema: {type: string, format: binary}}}
      responses:
        "200": {$ref: "#/components/responses/Taken"}
        "400": {$ref: "#/components/responses/Error"}
"""
TAKEN = """  responses:
    Taken: {description: Taken., content: {application/json: {schema: {type: object}}}}
"""
HANDLERS = '''

def seen(value):
    """Return what there is of a file while the request lasts."""
    if isinstance(value, list):
        return [seen(one) for one in value]
    if not isinstance(value, Upload):
        return value
    digest = hashlib.sha256()
    with value.open() as file:
        while part := file.read(65536):
            digest.update(part)
    said = {"name": value.filename, "type": value.content_type, "path": str(value.path)}
    return {"size": value.size, "digest": digest.hexdigest(), **said}


async def take_file(body):
    if isinstance(body, dict):
        if body.get("title") == "Twice":
            raise Conflict(str(body["file"].path))
        return {name: seen(value) for name, value in body.items()}
    return seen(body)


async def take_small_file(body):
    return {"body": seen(body)}


async def give_file(how, org):
    async def lines():
        for note in org.notes.all():
            yield f"{note['id']},{note['text']}\\n".encode()

    if how == "file":
        return Written(Path(__file__))
    if how == "xml":
        return Written(b"<notes/>", content_type="application/xml")
    return Written(lines())
'''
