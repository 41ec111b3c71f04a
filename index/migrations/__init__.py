"""The migrations of the store's schema, from the first version on."""
