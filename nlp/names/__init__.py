"""Names of things with identifiers: the gazetteer, and the evidence that a name needs."""
