"""Home: how long the money lasts, what is due, and what needs a look."""
