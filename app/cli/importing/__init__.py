"""Commands that bring in a budget, and what is asked and answered meanwhile."""
