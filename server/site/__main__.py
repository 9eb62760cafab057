"""Builds the site of what is served by default into the cache, so that an image has it built in."""

import sys

from understudy.server.options import Options
from understudy.server.registry import load_served
from understudy.server.site.builder import builder_of
from understudy.server.site.cache import NotBuilt
from understudy.server.site.process import Process


def main() -> int:
    """Build, unless it is there; say in one line why it cannot be."""
    options = Options()
    builder = builder_of(options, load_served(options.apis, options.settings))
    try:
        builder.built(Process())
    except NotBuilt as reason:
        print(f"understudy: the reference could not be built: {reason}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
