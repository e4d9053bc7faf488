"""Files that come back, filled in or signed: formats, not the database."""
