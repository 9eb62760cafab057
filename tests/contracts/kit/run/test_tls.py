"""Deployments that speak TLS with a certificate of their own."""

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.contracts.kit.commanding import command
from tests.contracts.kit.judging import KEYS, judged, row
from tests.contracts.kit.shells import paste
from tests.contracts.kit.toy.app import Notes
from tests.contracts.kit.toy.place import HERE
from tests.contracts.kit.toy.serving import Served, serving

from understudy.contracts.kit.given.options import Options
from understudy.contracts.kit.run.run import Run, World

CERTIFICATE = HERE / "tls" / "certificate.pem"


@pytest.fixture
def served() -> Iterator[Served]:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(CERTIFICATE, HERE / "tls" / "key.pem")
    with serving(Notes(frozenset({"leak"})), tls) as served:
        yield served


def test_a_certificate_that_nobody_trusts_is_told_in_one_line(served: Served) -> None:
    done = command(served.url)

    assert done.exit_code == 2
    assert "gives no answer: TLS: certificate verify failed" in done.stderr
    assert "--ca-file" in done.stderr
    assert len(done.stderr.splitlines()) == 2


def test_a_certificate_can_be_trusted(served: Served) -> None:
    options = Options(served.url, KEYS, depth="quick", ca_file=str(CERTIFICATE))
    report = Run(options, judged(), World()).judge()

    assert report.verdict == "broken"
    assert '"org":"north"}\n200\n' in paste(row(report, "N-SCOPE-01").reproducer or ())


def test_the_command_judges_what_a_private_authority_vouches_for(served: Served) -> None:
    done = command(served.url, "--quick", "--ca-file", CERTIFICATE)

    assert done.exit_code == 1
    assert "N-SCOPE-01 must: " in done.stdout


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_a_file_without_certificates_is_wrong_use(
    served: Served, tmp_path: Path, content: str | None
) -> None:
    file = tmp_path / "ca.pem"
    if content is not None:
        file.write_text(content)

    done = command(served.url, "--ca-file", file)

    assert done.exit_code == 2
    assert f"cannot read certificates from {file}" in done.stderr
