"""Finding passages by words and by meaning, in both languages at once."""
