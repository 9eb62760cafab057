"""What makes a URL the address of a deployment."""

import httpx

from understudy.contracts.kit.stop import WrongUse


def checked_url(text: str) -> httpx.URL:
    """Return the URL of a deployment; WrongUse where it is none."""
    try:
        url = httpx.URL(text.rstrip("/"))
    except httpx.InvalidURL as error:
        raise WrongUse(f"{text!r} is no URL: {error}") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise WrongUse(f"{text!r} is no URL; write http://127.0.0.1:8000/v1")
    if url.userinfo or url.query or url.fragment:
        raise WrongUse("the base URL holds no user, query or fragment; pass those by --header")
    return url
