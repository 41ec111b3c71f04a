"""The kinds of findings, one a module; each takes all claims and yields findings."""
