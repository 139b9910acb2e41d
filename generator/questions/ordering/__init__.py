"""Entries to put in order: steps, causes, or a rank from one end to the other."""
