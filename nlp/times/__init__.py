"""Time and stance: when a figure applies, over how long, whether it happened, and who said so."""
