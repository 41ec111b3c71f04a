"""Files, folders, pages and rows in; immutable documents with labelled regions and metadata out."""
