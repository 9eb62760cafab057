"""What people look at on the console: bars in time, load by week, and quality."""

from understudy.api import Panel
from understudy.server.apis.kazinex.panels.gantt import show_gantt
from understudy.server.apis.kazinex.panels.histogram import show_load
from understudy.server.apis.kazinex.panels.scores import show_quality

PANELS = (
    Panel("Gantt chart", show_gantt),
    Panel("Resource load", show_load),
    Panel("Quality", show_quality),
)
