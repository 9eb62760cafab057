"""An authority of the tests' own, and what it vouches for, made anew in each run."""

import ssl
from dataclasses import dataclass
from pathlib import Path

import trustme


@dataclass(frozen=True)
class Pems:
    """The files of one certificate, and of the authority that signed it."""

    certificate: Path
    key: Path
    authority: Path

    @property
    def options(self) -> tuple[str, ...]:
        """What `understudy serve` is told."""
        return ("--tls-cert", str(self.certificate), "--tls-key", str(self.key))

    @property
    def trust(self) -> ssl.SSLContext:
        """What a client that knows the authority trusts."""
        return ssl.create_default_context(cafile=self.authority)


def write_pems(folder: Path, *names: str) -> Pems:
    """Write a certificate for hosts, its key, and the certificate of its authority."""
    authority = trustme.CA()
    issued = authority.issue_cert(*names)
    files = Pems(folder / "cert.pem", folder / "key.pem", folder / "ca.pem")
    files.certificate.write_bytes(b"".join(each.bytes() for each in issued.cert_chain_pems))
    issued.private_key_pem.write_to_path(files.key)
    authority.cert_pem.write_to_path(files.authority)
    return files
