"""What a user does about people: supervision, training, duties and budgets."""
