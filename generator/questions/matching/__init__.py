"""Lines that are each matched with one of a list."""
