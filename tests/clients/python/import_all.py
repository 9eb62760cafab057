"""Imports every module of generated packages: what compiling is to Python."""

import sys
from importlib import import_module
from pkgutil import walk_packages

if __name__ == "__main__":
    for name in sys.argv[1:]:
        package = import_module(name)
        for found in walk_packages(getattr(package, "__path__", ()), f"{name}."):
            import_module(found.name)
