"""The generator of Go clients, built with nothing but Go's own library."""

import shutil
from pathlib import Path

from tests.clients import openapi_generator
from tests.clients.client import TOOLS, Client, Output
from tests.clients.commands import run

MODULE = Path(__file__).with_name("module")
PACKAGE = "client"
# The ways to sign in, by what the generated code has where its spec names them.
SIGNING = {"ContextAccessToken": "bearer", "ContextAPIKeys": "apikey"}
# No compiler of C is needed, and nothing is fetched: all modules lie in the folder.
ENVIRONMENT = {
    "CGO_ENABLED": "0",
    "GOCACHE": str(TOOLS / "go"),
    "GOFLAGS": "-mod=mod",
    "GOPROXY": "off",
    "GOTOOLCHAIN": "local",
}


def _generate(spec: Path, out: Path) -> Output:
    options = {"packageName": PACKAGE, "withGoMod": "false"}
    return openapi_generator.generate("go", spec, out / PACKAGE, options)


def _compile(out: Path) -> Output:
    shutil.copytree(MODULE, out, dirs_exist_ok=True)
    signing = (out / PACKAGE / "configuration.go").read_text("utf-8")
    tags = f"-tags={','.join(tag for word, tag in SIGNING.items() if word in signing)}"
    vetted = run(["go", "vet", tags, "./..."], cwd=out, env=ENVIRONMENT)
    build = ["go", "build", tags, "-o", "drive", "./driver"]
    return vetted + run(build, cwd=out, env=ENVIRONMENT)


def _drive(out: Path, plan: Path, results: Path) -> None:
    run([out / "drive", plan, results])


CLIENTS = (
    Client(
        name="openapi-generator go",
        version=openapi_generator.VERSION,
        needs=("go",),
        prepare=(openapi_generator.install,),
        generate=_generate,
        compile=_compile,
        drive=_drive,
        own_warnings=openapi_generator.OWN_WARNINGS,
    ),
)
