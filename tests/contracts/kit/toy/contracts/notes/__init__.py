"""The contract of the notes service, which only the kit's own tests judge."""
