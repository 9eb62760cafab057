"""The forms in which a report is told: text, page, JSON, JUnit; what they share."""
