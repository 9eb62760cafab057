"""A correct implementation of ProductionPlanner's API, built to be bent at one point at a time."""
