"""Who may call, and how often: organizations, keys, limits."""
