"""File formats of the register, without the database."""
