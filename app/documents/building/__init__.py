"""A whole document put together from its kind, its stored texts and its facts."""
