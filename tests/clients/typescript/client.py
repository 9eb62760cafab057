"""The generators of TypeScript clients, and how their clients are compiled and driven."""

import json
import shutil
from functools import partial
from pathlib import Path

from tests.clients import npm, openapi_generator
from tests.clients.client import TOOLS, Client, Output
from tests.clients.commands import run

HERE = Path(__file__).parent
FOLDER = "typescript"
PINS: dict[str, str] = json.loads((HERE / "package.json").read_text("utf-8"))["devDependencies"]
ENVIRONMENT = {"NO_COLOR": "1"}


def install(tools: Path) -> None:
    """Put the drivers beside the packages that they import; install these when the lock changes."""
    npm.install(HERE, tools / FOLDER)


def openapi_typescript(spec: Path, out: Path) -> Output:
    """Generate the types that openapi-fetch calls by."""
    # Else a field with a default must be sent: the types are the same for both directions.
    options = ("--default-non-nullable", "false", "--output", _api(out) / "schema.ts")
    return _generate("openapi-typescript", out, spec, *options)


def hey_api(spec: Path, out: Path) -> Output:
    """Generate a client of @hey-api/openapi-ts, its own fetch client with it."""
    options = ("--client", "@hey-api/client-fetch", "--no-log-file")
    return _generate("openapi-ts", out, "--input", spec, "--output", _api(out), *options)


def orval(spec: Path, out: Path) -> Output:
    """Generate orval's fetch client; the address of the server is asked for at each call."""
    (_api(out) / "server.ts").write_text('export const server = { url: "" };\n', "utf-8")
    base = {"runtime": "server.url", "imports": [{"name": "server", "importPath": "./server"}]}
    # Unless told so, it leaves the headers of the spec out.
    options = {"client": "fetch", "headers": True, "baseUrl": base}
    output = {"target": str(out / "api" / "api.ts"), **options}
    config = json.dumps({"api": {"input": str(spec), "output": output}})
    (out / "orval.config.mjs").write_text(f"export default {config};\n", "utf-8")
    return _generate("orval", out, "--config", out / "orval.config.mjs")


def oazapfts(spec: Path, out: Path) -> Output:
    """Generate the one file of oazapfts."""
    return _generate("oazapfts", out, spec, _api(out) / "api.ts")


def typescript_fetch(spec: Path, out: Path) -> Output:
    """Generate the typescript-fetch client of openapi-generator."""
    return openapi_generator.generate("typescript-fetch", spec, _api(out))


def compile_api(out: Path) -> Output:
    """Compile the generated code, without what the driver adds."""
    return run(["node", _bin("tsc"), "--project", out / "tsconfig.json"])


def drive(generator: str, out: Path, plan: Path, results: Path) -> None:
    """Make the calls of a plan, and hold them and their answers against the generated types."""
    driver = TOOLS / FOLDER / "drive.mjs"
    run(["node", driver, generator, out.resolve(), plan.resolve(), results.resolve()])


def _generate(program: str, out: Path, *options: str | Path) -> Output:
    return run(["node", _bin(program), *options], cwd=out, env=ENVIRONMENT)


def _api(out: Path) -> Path:
    """The folder of the generated code, beside what compiles it and the packages it imports."""
    (out / "api").mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "tsconfig.json", out)
    packages = out / "node_modules"
    if not packages.exists():
        packages.symlink_to(TOOLS / FOLDER / "node_modules")
    return out / "api"


def _bin(name: str) -> Path:
    return TOOLS / FOLDER / "node_modules" / ".bin" / name


CLIENTS = (
    Client(
        name="openapi-generator typescript-fetch",
        version=openapi_generator.VERSION,
        needs=("node", "npm"),
        prepare=(install, openapi_generator.install),
        generate=typescript_fetch,
        compile=compile_api,
        drive=partial(drive, "typescript-fetch"),
        # Said of a parameter that is called `date`, though no model is; nothing is renamed.
        own_warnings=(*openapi_generator.OWN_WARNINGS, "Renamed to ModelDate"),
        second_digits=3,
    ),
    Client(
        name="openapi-typescript with openapi-fetch",
        version=PINS["openapi-typescript"],
        needs=("node", "npm"),
        prepare=(install,),
        generate=openapi_typescript,
        compile=compile_api,
        drive=partial(drive, "openapi-fetch"),
    ),
    Client(
        name="@hey-api/openapi-ts",
        version=PINS["@hey-api/openapi-ts"],
        needs=("node", "npm"),
        prepare=(install,),
        generate=hey_api,
        compile=compile_api,
        drive=partial(drive, "hey-api"),
    ),
    Client(
        name="orval",
        version=PINS["orval"],
        needs=("node", "npm"),
        prepare=(install,),
        generate=orval,
        compile=compile_api,
        drive=partial(drive, "orval"),
    ),
    Client(
        name="oazapfts",
        version=PINS["oazapfts"],
        needs=("node", "npm"),
        prepare=(install,),
        generate=oazapfts,
        compile=compile_api,
        drive=partial(drive, "oazapfts"),
    ),
)
