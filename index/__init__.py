"""The store of documents and claims (SQL), and the vectors of their passages (Chroma)."""
