"""What is stored: the mapped classes of the organisation file."""
