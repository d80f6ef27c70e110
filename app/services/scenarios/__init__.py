"""What a user tries: scenarios, and how likely it is that the money lasts."""
