"""Whom a figure is about: names in its sentence and around it, and what takes them out."""
