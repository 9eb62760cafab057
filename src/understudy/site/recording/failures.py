"""Why an API cannot be recorded."""


class RecordingError(ValueError):
    """A documented status lacks its recording, or a request its answer; the text says which."""
