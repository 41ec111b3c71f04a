"""Short texts that disagree, or only seem to, each with the findings that have to come (see README.md)."""
