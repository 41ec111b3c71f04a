"""Documents in; sentences with their language, mentions, quantities and claims out."""
