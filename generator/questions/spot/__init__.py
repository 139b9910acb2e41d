"""Sentences of a message or a talk, of which the learner marks some."""
