"""What changed for people: scores before and after."""
