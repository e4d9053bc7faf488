"""Each person's first page is their own next step."""
