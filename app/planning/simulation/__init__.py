"""How likely it is that the money lasts: many draws of which bids are won, when, and what costs come to."""
