"""What a small trained encoder makes of a sentence: the metric, the subject and the status of its figures."""
