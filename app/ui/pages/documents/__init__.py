"""Documents: what they lack, how they look, and taking them out."""
