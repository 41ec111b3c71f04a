"""Quality and speed, measured on material with known answers."""
