"""Ground truth on random passages of real text, kept as offsets and values."""
