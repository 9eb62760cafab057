"""Finds the APIs that can be served, by folder name, and puts each one's parts together."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

from understudy.catalog import UnknownApi, apis, find
from understudy.reference.spec import Spec, SpecError, load_spec
from understudy.reference.variant import keys_elsewhere, variant_of
from understudy.server.declaration import Api, under
from understudy.server.options import BadOption
from understudy.server.served import HandlerError, Handlers, ServedApi

FOLDER = Path(__file__).parent / "apis"


def servable() -> tuple[str, ...]:
    """Return the names of the APIs that declare themselves, the primary one first."""
    return tuple(name for name in apis() if (FOLDER / name / "api.py").exists())


def load_served(names: tuple[str, ...], settings: tuple[str, ...]) -> tuple[ServedApi, ...]:
    """Return the APIs of these names (all that there are, if none is named), in catalogue order.

    Raises UnknownApi, SpecError or BadOption.
    """
    known = servable()
    for name in names:
        if name not in known:
            raise UnknownApi(f"no API called {name!r} to serve; there are: {', '.join(known)}")
    chosen = [name for name in known if not names or name in names]
    given = parse_settings(settings, tuple(chosen))
    served = tuple(load_one(name, given.get(name, {})) for name in chosen)
    refuse_overlap(served)
    return served


def declaration_of(name: str) -> Api:
    """Return what an API declares in its api.py."""
    declared: Api = import_module(f"understudy.server.apis.{name}.api").API
    return declared


def load_one(name: str, given: Mapping[str, str]) -> ServedApi:
    """Return one API with the values of its settings."""
    declared = declaration_of(name)
    for setting, value in given.items():
        check_setting(name, setting, value, declared.settings)
    settings = {key: values[0] for key, values in declared.settings.items()} | dict(given)
    spec = load_spec(find(name))
    handlers = under(settings, declared.handlers)
    refuse_strays(spec, handlers)
    return ServedApi(
        name=name,
        spec=variant_of(spec, settings),
        handlers=handlers,
        envelope=under(settings, declared.words),
        collections=declared.collections,
        key_policy=declared.keys,
        settings=settings,
        staging=declared.staging,
        webhooks=under(settings, declared.webhooks),
        limits=under(settings, declared.limits),
        elsewhere=tuple(keys_elsewhere(spec, settings, declared.settings)),
    )


def refuse_strays(spec: Spec, handlers: Handlers) -> None:
    """Raise HandlerError for a handler of which the spec knows no operation."""
    known = {operation.get("operationId") for operation in spec.operations()}
    strays = [f"{each.__module__}.{name}" for name, each in handlers.items() if name not in known]
    if strays:
        raise HandlerError(f"no operation of {spec.api}'s spec is called as {', '.join(strays)}")


def parse_settings(settings: tuple[str, ...], names: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Return the values of `--set API.SETTING=VALUE` by API."""
    parsed: dict[str, dict[str, str]] = {}
    for text in settings:
        target, equals, value = text.partition("=")
        api, dot, setting = target.partition(".")
        if not (equals and dot and api in names):
            raise BadOption(
                f"--set {text}: write it as API.SETTING=VALUE, with one of: {', '.join(names)}"
            )
        parsed.setdefault(api, {})[setting] = value
    return parsed


def check_setting(
    api: str, setting: str, value: str, declared: Mapping[str, Sequence[str]]
) -> None:
    """Raise BadOption for a setting or a value that the API does not declare."""
    if setting not in declared:
        names = ", ".join(declared) or "none"
        raise BadOption(f"--set {api}.{setting}: no such setting; {api} has: {names}")
    if value not in declared[setting]:
        raise BadOption(
            f"--set {api}.{setting}={value}: must be one of {', '.join(declared[setting])}"
        )


def refuse_overlap(served: tuple[ServedApi, ...]) -> None:
    """Raise SpecError where two APIs share a method and a path."""
    owners: dict[tuple[str, str], str] = {}
    for api in served:
        for path, item in api.spec.document["paths"].items():
            for method in item:
                owner = owners.setdefault((method, api.base_path + path), api.name)
                if owner != api.name:
                    raise SpecError(
                        f"{owner} and {api.name} both answer {method.upper()} "
                        f"{api.base_path}{path}; serve one of them with --api"
                    )
