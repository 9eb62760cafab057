"""Long work: functions that run in worker processes while the loop serves others."""
