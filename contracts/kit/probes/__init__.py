"""What can be asked of any API of organizations, once: each probe is driven by the API's table."""
