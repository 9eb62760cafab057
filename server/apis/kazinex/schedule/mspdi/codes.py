"""What MSPDI's numbers mean, in the codes of the model.

Source: Microsoft's "Project XML Data Interchange schema reference" (the elements Type,
ConstraintType, LagFormat, DayType of their tables).
"""

RELATIONS = {"0": "PR_FF", "1": "PR_FS", "2": "PR_SF", "3": "PR_SS"}
# 0 is as soon as possible, which is no constraint.
CONSTRAINTS = {
    "1": "CS_ALAP",
    "2": "CS_MANDSTART",
    "3": "CS_MANDFIN",
    "4": "CS_MSOA",
    "5": "CS_MSOB",
    "6": "CS_MEOA",
    "7": "CS_MEOB",
}
SOON = "0"
# Those that have no date.
UNDATED = ("CS_ALAP",)
DURATIONS = {"0": "DT_FixedRate", "1": "DT_FixedDrtn", "2": "DT_FixedQty"}
RESOURCES = {"0": "RT_Mat", "1": "RT_Labor"}
# Lags in percent of the predecessor's duration, and those that count nights and weekends too.
PERCENT_LAGS = ("19", "20", "51", "52")
ELAPSED_LAGS = ("4", "6", "8", "10", "12", "20", "36", "38", "40", "42", "44", "52")
PERCENT, ELAPSED_PERCENT, MINUTES, ELAPSED_MINUTES = "19", "20", "3", "4"
# How `-1` and `-65535` say that there is none.
NONE = ("-1", "-65535")
EVEN = "0"


def coded(table: dict[str, str], text: str | None) -> str | None:
    """Return the code of a number; one that nobody knows is kept as it is."""
    return None if text is None else table.get(text, text)


def numbered(table: dict[str, str], code: str | None) -> str | None:
    """Return the number of a code, None where MSPDI has none for it."""
    return next((number for number, each in table.items() if each == code), None)
