"""What changes in the small spec, and what is told of it."""

NAME = "name: {type: string, minLength: 2, maxLength: 80, description: What it is called.}"
SIZE = "size: {type: integer, minimum: 1, maximum: 9, default: 1,"
COLOR = """        color: {type: string, nullable: true, enum: [red, blue, null]}
        place"""
SHOWN = "name: {type: string, description: Its name.}"
# What stands there, what stands in its place, and what is told: weight, place, what, before, after.
REQUESTS = [
    (NAME, NAME.replace("2", "3"), "breaking: body `name` minLength: 2 -> 3"),
    (NAME, NAME.replace("2", "1"), "addition: body `name` minLength: 2 -> 1"),
    (NAME, NAME.replace("80", "70"), "breaking: body `name` maxLength: 80 -> 70"),
    (NAME, NAME.replace("80", "90"), "addition: body `name` maxLength: 80 -> 90"),
    (NAME, NAME.replace("80", "80, pattern: ^x"), "breaking: body `name` pattern: -> ^x"),
    (NAME, NAME.replace(" minLength: 2,", ""), "addition: body `name` minLength: 2 ->"),
    (
        NAME,
        NAME.replace("called", "named"),
        "words: body `name` description: What it is called. -> What it is named.",
    ),
    (SIZE, SIZE.replace("m: 1", "m: 2"), "breaking: body `size` minimum: 1 -> 2"),
    (SIZE, SIZE.replace("m: 9", "m: 8"), "breaking: body `size` maximum: 9 -> 8"),
    (SIZE, SIZE.replace("m: 9", "m: 10"), "addition: body `size` maximum: 9 -> 10"),
    (SIZE, SIZE.replace("t: 1", "t: 2"), "breaking: body `size` default: 1 -> 2"),
    (SIZE, SIZE.replace("integer", "number"), "addition: body `size` type: integer -> number"),
    (SIZE, SIZE.replace("integer", "string"), "breaking: body `size` type: integer -> string"),
    (
        COLOR,
        COLOR.replace("blue, ", ""),
        'breaking: body `color` enum: "red", "blue", null -> "red", null',
    ),
    (
        COLOR,
        COLOR.replace("blue", "blue, gray"),
        'addition: body `color` enum: "red", "blue", null -> "red", "blue", "gray", null',
    ),
    (
        COLOR,
        COLOR.replace(" nullable: true,", ""),
        "breaking: body `color` type: string or null -> string",
    ),
    ("required: [name]", "required: [name, size]", "breaking: body `size` required: -> yes"),
    ("required: [name]\n", "minProperties: 1\n", "addition: body `name` required: yes ->"),
    (
        "      required: [name]",
        "      additionalProperties: false\n      required: [name]",
        "breaking: body closed: -> yes",
    ),
    (
        "      required: [name]",
        "      required: [name]\n      x-one-of-required: [size, color]",
        "breaking: body one of required: -> At least one of `size` and `color`.",
    ),
    ("maxItems: 5", "maxItems: 4", "breaking: body `tags` maxItems: 5 -> 4"),
    (
        "items: {type: string, maxLength: 9}",
        "items: {type: string, maxLength: 8}",
        "breaking: body `tags[]` maxLength: 9 -> 8",
    ),
    (
        "properties: {room: {type: string}}",
        "properties: {}",
        "breaking: body `place.room` removed: string ->",
    ),
    (
        "        place: {type: object, properties: {room: {type: string}}}\n",
        "",
        "breaking: body `place` removed: object ->",
    ),
    (
        "      properties:\n        name",
        "      properties:\n        note: {type: string}\n        name",
        "addition: body `note` added: -> string",
    ),
    (
        "      required: [name]\n      properties:",
        "      required: [name, note]\n      properties:\n        note: {type: string}",
        "breaking: body `note` added: -> string",
    ),
    ("        required: true\n", "", "addition: body required: yes ->"),
    ("x-largest: 900", "x-largest: 800", "breaking: body largest: 900 -> 800"),
    (
        "        x-largest: 900\n",
        "        x-largest: 900\n        x-accepts: [text/plain]\n",
        "addition: body media types: application/json -> application/json, text/plain",
    ),
    ("maxLength: 9}}", "maxLength: 8}}", "breaking: query `after` maxLength: 9 -> 8"),
    (
        "        - {name: after, in: query, schema: {type: string, maxLength: 9}}",
        "        - {name: before, in: query, schema: {type: string, maxLength: 9}}",
        "breaking: query `after` removed: string ->",
    ),
    ("x-roles: [writer, owner]", "x-roles: [owner]", "breaking: roles: writer, owner -> owner"),
    ("      x-roles: [writer, owner]\n", "", "addition: roles: writer, owner ->"),
    ("/things:", "/items:", "breaking: call: POST /things -> POST /items"),
    ("      summary: List things", "      summary: Lists", "words: summary: List things -> Lists"),
    (
        "security: [{key: []}]",
        "security: [{key: []}, {old: []}]",
        "addition: keys: Authorization: Bearer KEY -> Authorization: Bearer KEY, X-Key: KEY",
    ),
    (
        "security: [{key: []}]",
        "security: [{old: []}]",
        "breaking: keys: Authorization: Bearer KEY -> X-Key: KEY",
    ),
    ("https://api.example.com/v1", "https://api.example.com/v2", "breaking: base path: /v1 -> /v2"),
]
ANSWERS = [
    (
        '        "409": {$ref: "#/components/responses/Error"}\n',
        "",
        "breaking: answer 409 removed: What is wrong. ->",
    ),
    (
        '      responses:\n        "201":',
        '      responses:\n        "404": {$ref: "#/components/responses/Error"}\n        "201":',
        "addition: answer 404 added: -> What is wrong.",
    ),
    ("x-message: Added", "x-message: Made", "words: answer 201 message: Added -> Made"),
    (
        "x-status-ranges: [4XX]",
        "x-status-ranges: [4XX, 5XX]",
        "breaking: other codes: 4XX -> 4XX, 5XX",
    ),
    ("required: [id, name]", "required: [id]", "breaking: answer 201 `name` required: yes ->"),
    (
        "required: [id, name]",
        "required: [id, name, color]",
        "addition: answer 201 `color` required: -> yes",
    ),
    ("format: uuid", "format: uri", "breaking: answer 201 `id` format: uuid -> uri"),
    (
        SHOWN,
        SHOWN.replace("string,", "string, nullable: true,"),
        "breaking: answer 201 `name` type: string -> string or null",
    ),
    (
        f"        {SHOWN}\n",
        f"        {SHOWN}\n        size: {{type: integer}}\n",
        "addition: answer 201 `size` added: -> integer",
    ),
    (
        SHOWN,
        SHOWN.replace("Its", "The"),
        "words: answer 201 `name` description: Its name. -> The name.",
    ),
    (
        "description: All of them.",
        "description: All.",
        "words: answer 201 next `List` description: All of them. -> All.",
    ),
]
