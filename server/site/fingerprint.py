"""What a site is printed from, as one name: another spec, rule, page or option is another site."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import orjson

from understudy import __version__
from understudy.catalog import HERE, apis
from understudy.server.options import Options
from understudy.server.served import ServedApi


def fingerprint(options: Options, served: Sequence[ServedApi]) -> str:
    """Return the name of the site of these APIs, as they lie in their files now.

    It reads all that understudy is made of: the answers on the pages are those of its handlers, so
    that who develops understudy, without a new version, sees what was changed.
    """
    digest = hashlib.blake2b(digest_size=12)
    settings = {api.name: dict(api.settings) for api in served}
    digest.update(orjson.dumps([__version__, settings], option=orjson.OPT_SORT_KEYS))
    for folder in _folders(options, served):
        for file in _files(folder):
            octets = file.read_bytes()
            digest.update(os.fsencode(f"{file.relative_to(folder)}\0{len(octets)}\0"))
            digest.update(octets)
    return digest.hexdigest()


def _folders(options: Options, served: Sequence[ServedApi]) -> Iterator[Path]:
    yield HERE
    names = {api.name for api in served}
    for api in apis(options.api_dirs).values():
        if api.folder is not None and api.name in names:
            yield api.folder


def _files(folder: Path) -> Iterable[Path]:
    seen: set[str] = set()
    for place, folders, files in os.walk(folder, followlinks=True):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        # A link to a folder that holds it would never end.
        seen.add(os.path.realpath(place))
        folders[:] = [each for each in folders if os.path.realpath(Path(place, each)) not in seen]
        for name in sorted(files):
            if Path(place, name).is_file():
                yield Path(place, name)
