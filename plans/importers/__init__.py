"""Reading plan files: a file format, with no database and no Django in it."""
