"""A sample: a program of one language that sends a recorded request."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sample:
    """A program that sends a request and prints its answer; `language` is also its anchor.

    `language` is `curl`, `python` or `javascript`, `title` what a tab says: `Python`.
    """

    language: str
    title: str
    code: str
