"""Market texts as they are published, written apart from the rules, with their claims and mentions."""
