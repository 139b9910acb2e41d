"""A text with gaps to fill."""
