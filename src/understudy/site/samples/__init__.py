"""A recorded request as a program of each language that sends it."""

from understudy.site.samples.model import Sample
from understudy.site.samples.samples import samples, with_code_samples

__all__ = ["Sample", "samples", "with_code_samples"]
