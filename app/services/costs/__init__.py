"""What a user does with costs, posts and freelancers, and with overheads."""
