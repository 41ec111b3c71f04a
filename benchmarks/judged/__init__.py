"""Queries with judged passages: `benchmarks.judged.score` measures search by them."""
