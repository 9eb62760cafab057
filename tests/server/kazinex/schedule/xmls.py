"""XML schedules of a few elements, written by hand, for what only other programs write."""

P6 = "http://xmlns.oracle.com/Primavera/P6/V19.12/API/BusinessObjects"
MICROSOFT = "http://schemas.microsoft.com/project"
# What a P6 XML has of a project, two activities and a link.
P6_PARTS = """
<Calendar><ObjectId>5</ObjectId><Name>Site</Name><HoursPerDay>8</HoursPerDay>
<StandardWorkWeek>
<StandardWorkHours><DayOfWeek>Monday</DayOfWeek>
<WorkTime><Start>08:00:00</Start><Finish>11:59:00</Finish></WorkTime>
<WorkTime><Start>13:00:00</Start><Finish>16:59:00</Finish></WorkTime></StandardWorkHours>
<StandardWorkHours><DayOfWeek>Sunday</DayOfWeek>
<WorkTime><Start>00:00:00</Start><Finish>23:59:00</Finish></WorkTime></StandardWorkHours>
<StandardWorkHours><DayOfWeek>Saturday</DayOfWeek>
<WorkTime xsi:nil="true" /></StandardWorkHours>
</StandardWorkWeek>
<HolidayOrExceptions><HolidayOrException><Date>2026-01-01T00:00:00</Date>
<WorkTime xsi:nil="true" /></HolidayOrException></HolidayOrExceptions></Calendar>
<Resource><ObjectId>7</ObjectId><Id>R7</Id><ResourceType>Nonlabor</ResourceType></Resource>
<ResourceRate><ResourceObjectId>7</ResourceObjectId><MaxUnitsPerTime>2,5</MaxUnitsPerTime>
</ResourceRate>
<Project><Id>FAR</Id><ObjectId>2</ObjectId>
<Activity><Id>F1</Id><ObjectId>20</ObjectId><Type>Task Dependent</Type></Activity></Project>
<Project><Activity><Id>A10</Id><ObjectId>10</ObjectId><Type>Start Milestone</Type>
<Status>In Progress</Status><PercentCompleteType>Physical</PercentCompleteType>
<PhysicalPercentComplete>0.25</PhysicalPercentComplete><PercentComplete>0.25</PercentComplete>
<PlannedDuration>12.5</PlannedDuration><CalendarObjectId>5</CalendarObjectId>
<PrimaryConstraintType>Finish On or Before</PrimaryConstraintType>
<PrimaryConstraintDate>2026-02-01T17:00:00</PrimaryConstraintDate></Activity>
<Activity><Id>A11</Id><ObjectId>11</ObjectId><Type>Something New</Type>
<Status>Not Started</Status></Activity>
<DataDate>2026-01-05T00:00:00</DataDate><Id>P1</Id><ObjectId>1</ObjectId>
<WBS><ObjectId>30</ObjectId><Code>W</Code><Name>Works</Name></WBS>
<Relationship><PredecessorActivityObjectId>20</PredecessorActivityObjectId>
<PredecessorProjectObjectId>2</PredecessorProjectObjectId>
<SuccessorActivityObjectId>10</SuccessorActivityObjectId><Type>Finish to Finish</Type>
<Lag>-40</Lag></Relationship>
<Relationship><PredecessorActivityObjectId>10</PredecessorActivityObjectId>
<SuccessorActivityObjectId>11</SuccessorActivityObjectId><Type>Start to Start</Type>
</Relationship>
<ResourceAssignment><ActivityObjectId>10</ActivityObjectId><ResourceObjectId>7</ResourceObjectId>
<PlannedUnits>40</PlannedUnits></ResourceAssignment></Project>
<BaselineProject><ObjectId>3</ObjectId><OriginalProjectObjectId>1</OriginalProjectObjectId>
<Name>First</Name><Activity><Id>A10</Id><ObjectId>99</ObjectId>
<PlannedStartDate>2026-01-05T08:00:00</PlannedStartDate>
<FinishDate>2026-01-06T17:00:00</FinishDate></Activity></BaselineProject>
"""


def p6xml(parts: str = P6_PARTS) -> str:
    """Return a P6 XML of these elements."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<APIBusinessObjects xmlns="{P6}"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{parts}</APIBusinessObjects>\n'
    )


def mspdi(*tasks: str, head: str = "", tail: str = "") -> str:
    """Return an MSPDI of these tasks, each the elements within it."""
    inner = "\n".join(f"<Task>{task}</Task>" for task in tasks)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<Project xmlns="{MICROSOFT}">{head}\n<Tasks>{inner}</Tasks>{tail}</Project>\n'
    )
