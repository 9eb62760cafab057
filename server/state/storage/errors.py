"""Why a store cannot be opened or written: one line each, saying what to do."""


class StoreError(Exception):
    """The store cannot be opened or written."""


class StoreInUse(StoreError):
    """Another process holds the directory."""


class StoreDamaged(StoreError):
    """A file of the store is not what was written; nothing was changed."""


class StoreUnusable(StoreError):
    """The directory or the disk refuses, or the files belong to a later release.

    `reason` is what the system says, without the place.
    """

    def __init__(self, message: str, reason: str = "") -> None:
        super().__init__(message)
        self.reason = reason
