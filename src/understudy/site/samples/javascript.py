"""A request as a program in JavaScript, with the `fetch` that Node and browsers have.

It asks for no module at its top level, so that `node` runs it under any name.
"""

from understudy.site.samples.address import Told
from understudy.site.samples.literals import JAVASCRIPT

INDENT = "  "


def javascript(told: Told) -> str:
    """Return the program."""
    upload = told.sent.upload
    lines = [*(_form(upload.part, upload.filename) if upload else ())]
    lines += _fetch(told)
    lines += ["console.log(await response.text());"]
    body = "\n".join(f"{INDENT}{line}" for text in lines for line in text.split("\n"))
    return f"async function main() {{\n{body}\n}}\n\nmain();"


def _form(part: str, filename: str) -> list[str]:
    return [
        'const { openAsBlob } = await import("node:fs");',
        "const form = new FormData();",
        f'const file = await openAsBlob("{filename}");',
        f'form.append("{part}", file, "{filename}");',
    ]


def _fetch(told: Told) -> list[str]:
    sent = told.sent
    names = {value: f"process.env.{name}" for value, name in told.secrets.items()}
    url = JAVASCRIPT.text(told.url, names)
    options = [f'method: "{sent.method}",'] if sent.method != "GET" else []
    headers = dict(sent.headers)
    if headers:
        options.append(f"headers: {JAVASCRIPT.value(headers, names, INDENT * 2)},")
    if told.is_json:
        options.append(f"body: JSON.stringify({JAVASCRIPT.value(sent.json, names, INDENT * 2)}),")
    elif sent.body is not None:
        options.append(f"body: {JAVASCRIPT.text(sent.body, names)},")
    if sent.upload:
        options.append("body: form,")
    if not options:
        return [f"const response = await fetch({url});"]
    inner = [f"{INDENT * 2}{option}" for option in options]
    return [
        "const response = await fetch(",
        f"{INDENT}{url},",
        f"{INDENT}{{",
        *inner,
        f"{INDENT}}},",
        ");",
    ]
