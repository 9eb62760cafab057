"""The generator of Java clients, compiled against its own jar and Apache's for forms with files."""

import os
import shutil
from pathlib import Path

from tests.clients import openapi_generator
from tests.clients.client import Client, Output
from tests.clients.commands import run

DRIVER = Path(__file__).with_name("driver")
OPTIONS = {
    "library": "native",  # Java's own HTTP client
    "invokerPackage": "client",
    "apiPackage": "client.api",
    "modelPackage": "client.model",
    "sourceFolder": "source",
    # Its wrapper of nullable values is in no registry but Maven's.
    "openApiNullable": "false",
    # An array that was not sent else becomes an empty one.
    "containerDefaultToNull": "true",
}
# What the native library writes of a form is Apache's; Debian's libhttpmime-java has these.
DEBIAN = Path("/usr/share/java")
FORMS = ("httpmime.jar", "httpclient.jar", "httpcore.jar", "commons-logging.jar")
# Short runs: the better compiler of the JVM would not pay.
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def _generate(spec: Path, out: Path) -> Output:
    return openapi_generator.generate("java", spec, out, OPTIONS)


def _compile(out: Path) -> Output:
    shutil.copytree(DRIVER, out / "source", dirs_exist_ok=True)
    sources = out / "sources.txt"
    files = sorted((out / "source").rglob("*.java"))
    sources.write_text("".join(f'"{path.as_posix()}"\n' for path in files), "utf-8")
    # The driver finds arguments by the names of the parameters.
    options = ["-proc:none", "-parameters", "-g:none", "-encoding", "UTF-8", "-d", out / "classes"]
    quick = [f"-J{option}" for option in QUICK]
    return run(["javac", *quick, *options, "-classpath", _path(), f"@{sources}"])


def _drive(out: Path, plan: Path, results: Path) -> None:
    path = _path(out / "classes")
    run(["java", *QUICK, "-classpath", path, "driving.Driver", plan, results])


def _path(*first: Path) -> str:
    jars = [DEBIAN / name for name in FORMS if (DEBIAN / name).exists()]
    return os.pathsep.join(map(str, (*first, openapi_generator.jar(), *jars)))


CLIENTS = (
    Client(
        name="openapi-generator java",
        version=openapi_generator.VERSION,
        needs=("java", "javac"),
        prepare=(openapi_generator.install,),
        generate=_generate,
        compile=_compile,
        drive=_drive,
        own_warnings=(*openapi_generator.OWN_WARNINGS, "Ignoring complex example on request body"),
    ),
)
