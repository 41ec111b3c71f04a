"""Tables in a text: where they stand, how their lines fall into columns, and the figures of their cells."""
