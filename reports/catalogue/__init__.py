"""What may be asked for: kinds of report, and kinds of thing to search."""
