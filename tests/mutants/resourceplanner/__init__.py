"""ResourcePlanner's reference, its defects, and the differences that its documentation permits."""
