"""The URL of a deployment: what is one, and what to write instead of what is none."""

import re

import httpx

from understudy.contracts.kit.talk.stop import WrongUse
from understudy.contracts.kit.talk.wire import is_loopback

EXAMPLE = "http://127.0.0.1:8000/v1"


def checked_url(text: str) -> httpx.URL:
    """Return the URL of a deployment; WrongUse where it is none."""
    try:
        url = httpx.URL(text.rstrip("/"))
    except httpx.InvalidURL as error:
        raise WrongUse(f"{text!r} is no URL: {error}; write {_meant(text)}") from error
    if url.userinfo:
        raise WrongUse("the base URL holds no user; what a gateway asks for goes by --header")
    if url.scheme not in ("http", "https") or not url.host:
        raise WrongUse(f"{text!r} is no URL; write {_meant(text)}")
    if url.query or url.fragment:
        raise WrongUse("the base URL holds no query or fragment; leave out all from ? or # on")
    return url


def with_base_path(base_url: str, base_path: str) -> str:
    """Return a URL that ends in an API's base path: cut behind it, or with it at the end."""
    path = httpx.URL(base_url).path
    before, found, _ = f"{path}/".partition(f"{base_path}/")
    root = base_url.rstrip("/").removesuffix(path.rstrip("/"))
    if found:
        return f"{root}{before}{base_path}"
    # Another version's path is no place to look below.
    bare = re.sub(r"/v\d+$", "", path.rstrip("/"))
    return f"{root}{bare}{base_path}"


def is_below(base_url: str, base_path: str) -> bool:
    """Tell whether a URL goes on behind an API's base path."""
    return f"{base_path}/" in httpx.URL(base_url).path


def _meant(text: str) -> str:
    """Return the URL that a text without a scheme, or with another one, may stand for."""
    rest = text.rstrip("/").rpartition("://")[2]
    host = rest.partition("/")[0].partition(":")[0]
    if not re.fullmatch(r"(?=.*\.)[\w.-]+|localhost", host) or re.search(r"[\s@?#]", rest):
        return EXAMPLE
    return f"{'http' if is_loopback(host) else 'https'}://{rest}"
