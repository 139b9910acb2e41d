"""Options of which one is the most and one the least effective."""
