"""Time: the clock, what is due in it, and how instants are written."""
