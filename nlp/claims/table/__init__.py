"""What the cells of tables state: the place of each, the words over and beside it, and its owner."""
