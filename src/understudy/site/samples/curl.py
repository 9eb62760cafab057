"""A request as a command of curl."""

import json
import shlex

from understudy.reference.shell import word
from understudy.site.samples.address import WIDTH, Told


def curl(told: Told) -> str:
    """Return the command, each option on a line of its own."""
    sent = told.sent
    expressions = {value: f"${{{name}}}" for value, name in told.secrets.items()}
    url = word(told.url, expressions)
    options = [f"-H {word(f'{name}: {value}', expressions)}" for name, value in sent.headers]
    if sent.upload:
        options.append(f"-F {shlex.quote(f'{sent.upload.part}=@{sent.upload.filename}')}")
    if sent.body is not None:
        options.append(f"-d {word(_body(told), expressions)}")
    if sent.method != "GET":
        lines = [f"curl -X {sent.method}", url]
    else:
        # With ` \` at its end.
        lines = [f"curl {url}"] if len(url) + 7 <= WIDTH else ["curl", url]
    return " \\\n  ".join([*lines, *options])


def _body(told: Told) -> str:
    if not told.is_json:
        return told.sent.body or ""
    return json.dumps(told.sent.json, indent=2, ensure_ascii=False)
