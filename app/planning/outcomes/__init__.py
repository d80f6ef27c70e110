"""What changed for people and what an option is worth: scores before and after, and costs set against benefits."""
