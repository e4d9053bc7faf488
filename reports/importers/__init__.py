"""Files that come back filled in: formats, not the database."""
