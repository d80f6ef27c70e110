"""Costs, posts and freelancers, and what projects cost in full."""
