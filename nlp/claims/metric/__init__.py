"""What a figure measures: the words that name it, the metrics that a sentence offers, and what it cannot be."""
