"""The certificate and the key that `understudy serve` is given, and what is none."""

import subprocess
from pathlib import Path

from tests.cli.serving import Ended, refusal
from tests.pems import Pems, write_pems


def refused(certificate: object, key: object) -> Ended:
    """Return how serving with two files ends."""
    return refusal("serve", "--port", "0", "--tls-cert", str(certificate), "--tls-key", str(key))


def test_one_file_without_the_other_is_refused(pems: Pems) -> None:
    alone = [refusal("serve", *two) for two in (pems.options[:2], pems.options[2:])]

    assert [ended.code for ended in alone] == [2, 2]
    assert alone[0].errors == (
        "understudy: --tls-cert needs --tls-key FILE: the key that belongs to it\n"
    )
    assert alone[1].errors == (
        "understudy: --tls-key needs --tls-cert FILE: the certificate that clients see\n"
    )


def test_a_file_that_is_none_is_refused(pems: Pems, tmp_path: Path) -> None:
    text = tmp_path / "text"
    text.write_text("no PEM")
    damaged = tmp_path / "damaged.pem"
    damaged.write_bytes(pems.certificate.read_bytes().replace(b"M", b"", 1))
    broken = tmp_path / "broken.pem"
    broken.write_text("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")
    cases = {
        (tmp_path / "gone", pems.key): f"--tls-cert {tmp_path}/gone: No such file or directory",
        (pems.certificate, tmp_path / "gone"): f"--tls-key {tmp_path}/gone: No such file",
        (tmp_path, pems.key): f"--tls-cert {tmp_path}: is no ordinary file",
        ("/dev/zero", pems.key): "--tls-cert /dev/zero: is no ordinary file",
        (text, pems.key): f"--tls-cert {text}: holds no certificate in PEM",
        (pems.key, pems.key): f"--tls-cert {pems.key}: holds no certificate in PEM",
        (pems.certificate, text): f"--tls-key {text}: holds no private key in PEM",
        (damaged, pems.key): f"--tls-cert {damaged}: is damaged",
        (pems.certificate, broken): f"--tls-key {broken}: is damaged",
    }

    for files, reason in cases.items():
        ended = refused(*files)

        assert (ended.code, ended.errors.count("\n")) == (2, 1), ended.errors
        assert ended.errors.startswith(f"understudy: {reason}")


def test_a_key_of_another_certificate_is_refused(pems: Pems, tmp_path: Path) -> None:
    other = write_pems(tmp_path, "localhost")

    ended = refused(pems.certificate, other.key)

    assert ended.code == 2
    assert f"{other.key}: does not belong to the first certificate in" in ended.errors


def test_an_encrypted_key_is_refused_and_nobody_is_asked(pems: Pems, tmp_path: Path) -> None:
    locked = tmp_path / "locked.pem"
    password = ["-aes256", "-passout", "pass:hush"]
    subprocess.run(["openssl", "pkey", "-in", pems.key, *password, "-out", locked], check=True)

    ended = refused(pems.certificate, locked)

    assert ended.code == 2
    assert f"{locked}: is encrypted" in ended.errors
    assert f"openssl pkey -in {locked} -out plain.pem" in ended.errors
