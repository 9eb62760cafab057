"""What a command reads and prints: streams, files, tables, variables of the environment."""
