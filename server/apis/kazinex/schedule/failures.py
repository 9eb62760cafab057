"""Why a file is no schedule, in the words that its sender reads."""


class Unreadable(Exception):
    """A file cannot be read as a schedule; the message names its line or element, and why.

    Never raised for what can be kept or mended: that is a warning of the schedule.
    """
