"""Ids: `proj_01HZ4G`, and those of what stands at a place in a revision."""

from understudy.api import Clock, Ids

# Base 32 without letters that are taken for digits, as the documentation's one id has it.
DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, BITS = 12, 60
# How much of a revision's id the ids of its rows repeat, and how many digits count its rows.
TAG, PLACES = 8, 4


def new_id(ids: Ids, prefix: str) -> str:
    """Return a new id."""
    return f"{prefix}_{written(int(ids.hex(BITS // 4), 16), LENGTH)}"


def id_at(prefix: str, schedule_id: str, place: int) -> str:
    """Return the id of the row at a place of a revision, counted from 0."""
    return f"{prefix}_{tag_of(schedule_id)}{written(place, PLACES)}"


def place_of(prefix: str, schedule_id: str, key: str) -> int | None:
    """Return at which place of a revision a row of this id stands, None where it is not of it."""
    begin = f"{prefix}_{tag_of(schedule_id)}"
    digits = key.removeprefix(begin)
    # So many rows nobody has; the number in an id of 60,000 digits would take seconds.
    if not key.startswith(begin) or not 0 < len(digits) <= TAG:
        return None
    if any(digit not in DIGITS for digit in digits):
        return None
    place = 0
    for digit in digits:
        place = place * 32 + DIGITS.index(digit)
    # Any other way to write a place names nothing.
    return place if written(place, PLACES) == digits else None


def tag_of(schedule_id: str) -> str:
    """Return what the ids of a revision's rows have of its own."""
    return schedule_id.partition("_")[2][:TAG]


def written(number: int, length: int) -> str:
    """Return a number in base 32, with so many digits at least."""
    digits = ""
    while number or len(digits) < length:
        number, digit = divmod(number, 32)
        digits = DIGITS[digit] + digits
    return digits


def now(clock: Clock) -> str:
    """Return the present instant as 2026-06-01T12:00:00Z."""
    return f"{clock.stamp()[:19]}Z"
