"""openapi-generator for every language: one jar with a Java of its own, from PyPI."""

import re
from collections.abc import Mapping
from pathlib import Path

from tests.clients.client import TOOLS, Output
from tests.clients.commands import run
from tests.clients.venvs import make_venv

REQUIREMENTS = Path(__file__).with_name("openapi_generator.txt")
FOLDER = "openapi-generator"
VERSION = re.findall(r"^openapi-generator-cli.*==(\S+)", REQUIREMENTS.read_text("utf-8"), re.M)[0]
# A run ends before the better compiler would pay; this halves its time.
ENVIRONMENT = {"JDK_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}
WITHOUT = "apiDocs=false,modelDocs=false,apiTests=false,modelTests=false"
# It says these of any schema without a type, of any body, and of a parameter that is called as a
# word of the language is; they name nothing that a spec could say otherwise.
OWN_WARNINGS = (
    "(reserved word) cannot be used as model name",
    "Failed to get the schema name: null",
    "Codegen property is null (e.g. map/dict of undefined type)",
)


def install(tools: Path) -> None:
    """Install the generator; a client names this as what it is prepared by."""
    make_venv(tools / FOLDER, REQUIREMENTS)


def generate(
    generator: str, spec: Path, out: Path, properties: Mapping[str, str] | None = None
) -> Output:
    """Generate a client and return what the generator said."""
    command = [
        TOOLS / FOLDER / "bin" / "openapi-generator-cli",
        "generate",
        "-g",
        generator,
    ]
    options = ["-i", spec, "-o", out, "--global-property", WITHOUT]
    if properties:
        pairs = (f"{name}={value}" for name, value in properties.items())
        options += ["--additional-properties", ",".join(pairs)]
    return run([*command, *options], env=ENVIRONMENT)


def jar() -> Path:
    """Return the generator's jar, in which the Jackson classes are too."""
    (found,) = (TOOLS / FOLDER).glob("lib/*/site-packages/openapi_generator_cli/*.jar")
    return found
