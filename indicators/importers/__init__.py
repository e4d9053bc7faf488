"""Reading what offices and people write about titles and products: formats, with no database in them."""
