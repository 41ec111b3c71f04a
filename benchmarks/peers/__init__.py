"""Other extractors, run beside cotejo on the same text, each in an environment of its own."""
