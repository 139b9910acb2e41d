"""Statements to judge, each true or false."""
