"""The certificate that the mock shows: read at the start, or refused in one line."""

import ssl
from pathlib import Path
from typing import Any

import uvloop

from understudy.server.options import BadOption, Options

# How long a client may take for its handshake, from the connection's beginning.
HANDSHAKE_SECONDS = 10.0
CERTIFICATE = b"-----BEGIN CERTIFICATE-----"
KEY = b"PRIVATE KEY-----"


class Encrypted(Exception):
    """A private key asks for a password."""


class Loop(uvloop.Loop):
    """The event loop, with a bound for handshakes: uvicorn names none, and has 60 seconds."""

    async def create_server(self, *args: Any, **named: Any) -> Any:
        """Listen as uvloop does."""
        if named.get("ssl") is not None:
            named.setdefault("ssl_handshake_timeout", HANDSHAKE_SECONDS)
        return await super().create_server(*args, **named)


def tls_of(options: Options) -> ssl.SSLContext | None:
    """Return what TLS is spoken with, None where none is; raises BadOption for bad files."""
    certificate, key = options.tls_cert, options.tls_key
    if certificate is None or key is None:
        return None
    check("--tls-cert", certificate, CERTIFICATE, "certificate")
    check("--tls-key", key, KEY, "private key")
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.set_alpn_protocols(["http/1.1"])
    try:
        # By itself first: it is told apart from a key that is damaged.
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(certificate)
    except ssl.SSLError as error:
        raise BadOption(f"--tls-cert {certificate}: is damaged{why(error)}; make it anew") from None
    try:
        tls.load_cert_chain(certificate, key, password=refuse)
    except Encrypted:
        raise BadOption(
            f"--tls-key {key}: is encrypted, and nobody is asked for its password; "
            f"write it without one: openssl pkey -in {key} -out plain.pem"
        ) from None
    except ssl.SSLError as error:
        raise BadOption(misfit(certificate, key, error)) from None
    return tls


def check(option: str, file: Path, mark: bytes, content: str) -> None:
    """Raise BadOption unless a file can be read and holds something of its kind in PEM."""
    try:
        if file.exists() and not file.is_file():
            # A pipe would be waited for, and a device may never end.
            raise BadOption(f"{option} {file}: is no ordinary file; pass one in PEM")
        octets = file.read_bytes()
    except OSError as error:
        reason = error.strerror
        raise BadOption(f"{option} {file}: {reason}; pass a file that this user can read") from None
    if mark not in octets:
        raise BadOption(f"{option} {file}: holds no {content} in PEM, a text with {mark.decode()}")


def refuse() -> str:
    """Have no password: OpenSSL would ask the terminal for one."""
    raise Encrypted


def misfit(certificate: Path, key: Path, error: ssl.SSLError) -> str:
    """Return why a certificate and a key are not taken together."""
    # The second is a key of another kind, such as RSA beside an elliptic curve.
    if (error.reason or "").endswith(("MISMATCH", "NO_CERTIFICATE_ASSIGNED")):
        return (
            f"--tls-key {key}: does not belong to the first certificate in {certificate}; "
            "pass the key that it was made with"
        )
    if error.library == "SSL" and error.reason and "PEM" not in error.reason:
        return f"--tls-cert {certificate}: is not taken{why(error)}; make it anew"
    return f"--tls-key {key}: is damaged{why(error)}; make key and certificate anew"


def why(error: ssl.SSLError) -> str:
    """Return OpenSSL's own reason, in brackets, where it has one."""
    return f" ({error.reason.replace('_', ' ').lower()})" if error.reason else ""
