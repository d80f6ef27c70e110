"""What is kept and never undone: versions, what was sent, and bytes of files."""
