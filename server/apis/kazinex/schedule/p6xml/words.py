"""What P6 XML's words mean, in the codes of the model; XER has codes where P6 XML has words.

Source: Oracle's P6 EPPM XML schema (its enumerations), and files that P6 wrote.
"""

ACTIVITIES = {
    "Task Dependent": "TT_Task",
    "Resource Dependent": "TT_Rsrc",
    "Level of Effort": "TT_LOE",
    "Start Milestone": "TT_Mile",
    "Finish Milestone": "TT_FinMile",
    "WBS Summary": "TT_WBS",
}
STATUSES = {
    "Not Started": "TK_NotStart",
    "In Progress": "TK_Active",
    "Completed": "TK_Complete",
}
RELATIONS = {
    "Finish to Start": "PR_FS",
    "Start to Start": "PR_SS",
    "Finish to Finish": "PR_FF",
    "Start to Finish": "PR_SF",
}
CONSTRAINTS = {
    "Start On": "CS_MSO",
    "Start On or Before": "CS_MSOB",
    "Start On or After": "CS_MSOA",
    "Finish On": "CS_MEO",
    "Finish On or Before": "CS_MEOB",
    "Finish On or After": "CS_MEOA",
    "As Late As Possible": "CS_ALAP",
    "Mandatory Start": "CS_MANDSTART",
    "Mandatory Finish": "CS_MANDFIN",
}
PERCENTS = {"Duration": "CP_Drtn", "Physical": "CP_Phys", "Units": "CP_Units"}
DURATIONS = {
    "Fixed Units/Time": "DT_FixedRate",
    "Fixed Duration and Units/Time": "DT_FixedDrtn",
    "Fixed Units": "DT_FixedQty",
    "Fixed Duration and Units": "DT_FixedDUR2",
}
RESOURCES = {"Labor": "RT_Labor", "Nonlabor": "RT_Equip", "Material": "RT_Mat"}
CALENDARS = {"Global": "CA_Base", "Project": "CA_Project", "Resource": "CA_Rsrc"}
PRIORITIES = {
    "Top": "PT_Top",
    "High": "PT_High",
    "Normal": "PT_Normal",
    "Low": "PT_Low",
    "Lowest": "PT_Lowest",
}
CRITICAL = {"Critical Float": "CT_TotFloat", "Longest Path": "CT_DrivPath"}
LAG_CALENDARS = {
    "Predecessor Activity Calendar": "rcal_Predecessor",
    "Successor Activity Calendar": "rcal_Successor",
    "24 Hour Calendar": "rcal_24Hour",
    "Project Default Calendar": "rcal_ProjDefault",
}
FLOATS = {
    "Finish Float = Late Finish - Early Finish": "FT_FF",
    "Start Float = Late Start - Early Start": "FT_SS",
    "Smallest of Start Float and Finish Float": "FT_min",
}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def coded(table: dict[str, str], word: str | None) -> str | None:
    """Return the code of a word; one that nobody knows is kept as it is."""
    return None if word is None else table.get(word, word)


def worded(table: dict[str, str], code: str | None) -> str | None:
    """Return the word of a code; one that nobody knows is written as it is."""
    return next((word for word, each in table.items() if each == code), code)
