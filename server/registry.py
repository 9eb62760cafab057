"""Finds the APIs that can be served, by folder name, and puts each one's parts together."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

from understudy.catalog import Api as Files
from understudy.catalog import ApiError, UnknownApi, apis
from understudy.folder import load
from understudy.reference.spec import load_spec
from understudy.reference.variant import keys_elsewhere, variant_of
from understudy.server.declaration import Api, Choices, default_of, under
from understudy.server.fitting import (
    described,
    refuse_gaps,
    refuse_overlap,
    refuse_signers,
    refuse_strays,
    refuse_unwritable,
)
from understudy.server.options import BadOption
from understudy.server.readable import refuse_unreadable
from understudy.server.served import ServedApi

FOLDER = Path(__file__).parent / "apis"
DECLARED = "api.py"


def servable(dirs: Sequence[Path] = ()) -> dict[str, Files]:
    """Return the APIs that declare themselves, the primary one first; ApiError as `apis` does."""
    return {
        name: files
        for name, files in apis(dirs).items()
        if ((files.folder or FOLDER / name) / DECLARED).exists()
    }


def load_served(
    names: tuple[str, ...], settings: tuple[str, ...], dirs: Sequence[Path] = ()
) -> tuple[ServedApi, ...]:
    """Return the APIs of these names (all that there are, if none is named), in catalogue order.

    Raises ApiError, UnknownApi, SpecError or BadOption.
    """
    known = servable(dirs)
    for name in names:
        if name not in known:
            raise UnknownApi(f"no API called {name!r} to serve; there are: {', '.join(known)}")
    chosen = [name for name in known if not names or name in names]
    given = parse_settings(settings, tuple(chosen))
    served = tuple(load_one(known[name], given.get(name, {})) for name in chosen)
    refuse_overlap(served)
    return served


def declaration_of(files: Files) -> Api:
    """Return what an API declares in its api.py; ApiError where that cannot be run."""
    if files.folder is None:
        module = import_module(f"understudy.server.apis.{files.name}.api")
    else:
        module = load(files, "served", "api")
    declared = vars(module).get("API")
    if not isinstance(declared, Api):
        raise ApiError(f"{module.__file__}: declares no API = Api(...)")
    return declared


def load_one(files: Files, given: Mapping[str, str]) -> ServedApi:
    """Return one API with the values of its settings."""
    declared = declaration_of(files)
    for setting, value in given.items():
        check_setting(files.name, setting, value, declared.settings)
    settings = {key: default_of(values) for key, values in declared.settings.items()} | dict(given)
    whole = load_spec(files)
    if files.folder is not None:
        # Of what is named beyond its settings too, and before its handlers are looked at.
        described(whole)
        refuse_unwritable(whole)
        refuse_unreadable(whole)
    spec, handlers = variant_of(whole, settings), under(settings, declared.handlers)
    refuse_strays(whole, handlers)
    refuse_gaps(spec, handlers)
    sessions = under(settings, declared.sessions)
    refuse_signers(handlers, sessions)
    return ServedApi(
        name=files.name,
        spec=spec,
        handlers=handlers,
        envelope=under(settings, declared.words),
        collections=declared.collections,
        fixtures=files.fixtures,
        is_own=files.folder is not None,
        key_policy=declared.keys,
        settings=settings,
        staging=declared.staging,
        webhooks=under(settings, declared.webhooks),
        limits=under(settings, declared.limits),
        panels=declared.panels,
        sessions=sessions,
        elsewhere=tuple(keys_elsewhere(whole, settings, declared.settings)),
    )


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


def check_setting(api: str, setting: str, value: str, declared: Mapping[str, Choices]) -> None:
    """Raise BadOption for a setting or a value that the API does not declare."""
    if setting not in declared:
        names = ", ".join(declared) or "none"
        raise BadOption(f"--set {api}.{setting}: no such setting; {api} has: {names}")
    if value not in declared[setting]:
        raise BadOption(
            f"--set {api}.{setting}={value}: must be one of {', '.join(declared[setting])}"
        )
