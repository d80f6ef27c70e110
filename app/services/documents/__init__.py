"""What a user does with documents, and what they print."""
