"""The generators of Python clients, in one environment of their own."""

import os
import re
from collections.abc import Callable
from pathlib import Path

from tests.clients import openapi_generator
from tests.clients.client import ROOT, TOOLS, Client, Output
from tests.clients.commands import run
from tests.clients.venvs import make_venv

REQUIREMENTS = Path(__file__).with_name("requirements.txt")
BIN = TOOLS / "python" / "bin"
PACKAGE, MODELS = "generated_client", "generated_models"


def install(tools: Path) -> None:
    """Install the generators of Python clients, and what their code needs."""
    make_venv(tools / "python", REQUIREMENTS)


def version(name: str) -> str:
    """Return the pinned version of a package."""
    (found,) = re.findall(rf"^{name}==(\S+)", REQUIREMENTS.read_text("utf-8"), re.M)
    return str(found)


def _openapi_python_client(spec: Path, out: Path) -> Output:
    command = [BIN / "openapi-python-client", "generate", "--fail-on-warning", "--overwrite"]
    options = ["--path", spec, "--output-path", out / PACKAGE, "--meta", "none"]
    # It formats with ruff, which it looks for on the PATH.
    return run([*command, *options], env={"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"})


def _openapi_generator(spec: Path, out: Path) -> Output:
    return openapi_generator.generate("python", spec, out, {"packageName": PACKAGE})


def _datamodel(spec: Path, out: Path) -> Output:
    command = [BIN / "datamodel-codegen", "--input-file-type", "openapi", "--input", spec]
    options = ["--strict-nullable", "--formatters", "builtin"]
    return run([*command, *options, "--output", out / f"{MODELS}.py"])


def _compiled(module: str) -> Callable[[Path], Output]:
    return lambda out: _python(out, "import_all", module)


def _driven(driver: str) -> Callable[[Path, Path, Path], None]:
    def drive(out: Path, plan: Path, results: Path) -> None:
        _python(out, driver, plan, results)

    return drive


def _python(out: Path, module: str, *arguments: str | Path) -> Output:
    command = [BIN / "python", "-m", f"tests.clients.python.{module}", *arguments]
    return run(command, env={"PYTHONPATH": f"{out}{os.pathsep}{ROOT}"})


CLIENTS = (
    Client(
        name="openapi-python-client",
        version=version("openapi-python-client"),
        prepare=(install,),
        generate=_openapi_python_client,
        compile=_compiled(PACKAGE),
        drive=_driven("drive_openapi_python_client"),
    ),
    Client(
        name="openapi-generator python",
        version=openapi_generator.VERSION,
        prepare=(install, openapi_generator.install),
        generate=_openapi_generator,
        compile=_compiled(PACKAGE),
        drive=_driven("drive_openapi_generator"),
        # Said of a parameter that is called `date`, though no model is; nothing is renamed.
        own_warnings=(*openapi_generator.OWN_WARNINGS, "Renamed to ModelDate"),
    ),
    Client(
        name="datamodel-code-generator",
        version=version("datamodel-code-generator"),
        prepare=(install,),
        generate=_datamodel,
        compile=_compiled(MODELS),
        drive=_driven("drive_datamodel"),
    ),
)
