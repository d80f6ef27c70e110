"""Projects: what they deliver, their prices, and the words of their business case."""
