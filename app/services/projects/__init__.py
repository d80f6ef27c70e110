"""What a user does with projects and their prices."""
