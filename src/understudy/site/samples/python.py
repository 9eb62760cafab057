"""A request as a program in Python, with httpx."""

from understudy.site.samples.address import Told
from understudy.site.samples.literals import PYTHON

INDENT = "    "
# Those whose functions take a body.
WITH_BODY = ("POST", "PUT", "PATCH")


def python(told: Told) -> str:
    """Return the program."""
    sent = told.sent
    names = {value: name.rpartition("_")[2].lower() for value, name in told.secrets.items()}
    call = _call(told, names)
    used = [
        f'{names[value]} = os.environ["{name}"]'
        for value, name in told.secrets.items()
        if value in repr(sent)
    ]
    lines = ["import os", ""] if used else []
    lines += ["import httpx", "", *used, *_with_file(told, call), "print(response.text)"]
    return "\n".join(lines)


def _with_file(told: Told, call: list[str]) -> list[str]:
    upload = told.sent.upload
    if upload is None:
        return call
    lines = "\n".join(call).split("\n")
    opened = f'with open({PYTHON.text(upload.filename, {})}, "rb") as file:'
    return [opened, *(f"{INDENT}{line}" for line in lines)]


def _call(told: Told, names: dict[str, str]) -> list[str]:
    sent = told.sent
    has_body = sent.body is not None or sent.upload is not None
    if has_body and sent.method not in WITH_BODY:
        lines = ["response = httpx.request(", f'{INDENT}"{sent.method}",']
    else:
        lines = [f"response = httpx.{sent.method.lower()}("]
    for argument in _arguments(told, names):
        lines.append(f"{INDENT}{argument},")
    return [*lines, ")"]


def _arguments(told: Told, names: dict[str, str]) -> list[str]:
    sent = told.sent
    found = [PYTHON.text(told.base_url + sent.path, names)]
    if sent.query:
        found.append(f"params={_params(told, names)}")
    headers = dict(told.own_headers if told.is_json else sent.headers)
    if headers:
        found.append(f"headers={PYTHON.value(headers, names, INDENT)}")
    if told.is_json:
        found.append(f"json={PYTHON.value(sent.json, names, INDENT)}")
    elif sent.body is not None:
        found.append(f"content={PYTHON.text(sent.body, names)}")
    if sent.upload:
        found.append(f"files={{{PYTHON.text(sent.upload.part, {})}: file}}")
    return found


def _params(told: Told, names: dict[str, str]) -> str:
    pairs = told.sent.query
    if len(dict(pairs)) == len(pairs):
        return PYTHON.value(dict(pairs), names, INDENT)
    return PYTHON.value([list(each) for each in pairs], names, INDENT)
