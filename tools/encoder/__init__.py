"""The parts of the training of the shipped sentence encoder."""
