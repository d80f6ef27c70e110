"""British spelling: what is wrong in a text, and what could be meant."""
