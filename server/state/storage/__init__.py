"""What is stored, and the files that keep it: commits, a journal of them, a snapshot."""
