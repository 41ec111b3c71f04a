"""Texts whose claims are marked where they stand."""
