"""Which income is counted: the views of the plan as the window offers them."""

VIEWS = (("confirmed", "Confirmed"), ("expected", "Expected"), ("everything", "Everything"))
"""Each view by its name, and its words."""
