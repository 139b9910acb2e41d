"""What a course IS: frozen values, no I/O, no HTML, no question kind by name."""
