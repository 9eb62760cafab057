"""The stand-in for ResourcePlanner: resources, projects, and who works on what."""
