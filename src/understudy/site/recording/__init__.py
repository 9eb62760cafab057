"""What the stand-in answers to each operation, recorded while the site is built."""
