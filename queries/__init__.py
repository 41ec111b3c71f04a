"""Questions to the index: search, findings and timelines."""
