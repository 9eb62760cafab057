"""Primavera's codes in Primavera's words; what nobody knows stays as it is."""

from collections.abc import Mapping

STATUS = {
    "TK_NotStart": "Not Started",
    "TK_Active": "In Progress",
    "TK_Complete": "Completed",
}
TYPE = {
    "TT_Task": "Task Dependent",
    "TT_Rsrc": "Resource Dependent",
    "TT_LOE": "Level of Effort",
    "TT_WBS": "WBS Summary",
    "TT_Mile": "Start Milestone",
    "TT_FinMile": "Finish Milestone",
}
DURATION = {
    "DT_FixedDrtn": "Fixed Duration & Units/Time",
    "DT_FixedDUR2": "Fixed Duration & Units",
    "DT_FixedRate": "Fixed Units/Time",
    "DT_FixedQty": "Fixed Units",
}
PERCENT = {"CP_Drtn": "Duration", "CP_Phys": "Physical", "CP_Units": "Units"}
CONSTRAINT = {
    "CS_MSO": "Start On",
    "CS_MEO": "Finish On",
    "CS_MSOA": "Start On or After",
    "CS_MEOA": "Finish On or After",
    "CS_MSOB": "Start On or Before",
    "CS_MEOB": "Finish On or Before",
    "CS_MANDSTART": "Mandatory Start",
    "CS_MANDFIN": "Mandatory Finish",
    "CS_ALAP": "As Late As Possible",
}


def word(code: str | None, words: Mapping[str, str]) -> str | None:
    """Return what a code means, the code itself where nobody knows."""
    return None if code is None else words.get(code, code)
