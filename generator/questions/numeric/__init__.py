"""A question whose answer is a number."""
