"""What a user does with the library."""
