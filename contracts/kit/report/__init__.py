"""What a run came to, and the forms in which it is told."""
