"""The parts of the training of the shipped attachment model."""
