"""The stand-in for production-planning APIs, and the judge of their implementations."""

__version__ = "0.1.0"
