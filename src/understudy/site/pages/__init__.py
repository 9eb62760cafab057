"""The pages of the site: what each type shows, from what was read and recorded."""
