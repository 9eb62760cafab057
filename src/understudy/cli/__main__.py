"""Lets `python -m understudy.cli` do what `understudy` does."""

import sys

from understudy.cli import main

sys.exit(main())
