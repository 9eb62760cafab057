"""What is read of a request: its body, its hosts, its route, and what the gates find out of it."""
