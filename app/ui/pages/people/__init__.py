"""People: supervision, training, duties, and the money for them."""
