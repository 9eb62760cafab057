"""What the stand-in answers to each operation, recorded while the site is built."""

from understudy.site.recording.failures import RecordingError
from understudy.site.recording.model import (
    ErrorText,
    LeftOut,
    Recorded,
    Recordings,
    Sent,
    Unreached,
    Upload,
    Variable,
)
from understudy.site.recording.record import record

__all__ = [
    "ErrorText",
    "LeftOut",
    "Recorded",
    "RecordingError",
    "Recordings",
    "Sent",
    "Unreached",
    "Upload",
    "Variable",
    "record",
]
