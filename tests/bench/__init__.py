"""How fast, and against what: `make bench`. Run by hand and by the owner, not by `make test`."""
