"""Numbers in digits and words, their units, ranges and bounds: what a text states, before anything is known of it."""
