"""Bids as an investment: what they take and bring, and whether to bid."""
