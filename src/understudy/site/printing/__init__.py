"""How a page is printed: its templates, its links, and its two twins."""
