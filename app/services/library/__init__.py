"""What a user does with the library: answers that are used again, and whatever else an organisation keeps in it."""
