"""Reading plan files, and judging files that people hand in: formats, with no database in them."""
