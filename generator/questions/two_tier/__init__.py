"""A question with one right answer, and a second one for the reason."""
