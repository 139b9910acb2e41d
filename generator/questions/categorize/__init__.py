"""Cards to sort into groups."""
