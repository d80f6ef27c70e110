"""What closing in good order would cost: what is owed to employees, contracts, bills and fixed costs."""
