"""How the transformer student is trained: `tools/train_student.py` runs it."""
