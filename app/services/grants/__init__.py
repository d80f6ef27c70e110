"""What a user does with grants, contracts and other income."""
