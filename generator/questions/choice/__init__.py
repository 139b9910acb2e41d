"""A question with options, one or several of them right."""
