"""What is promised to the people of a plan: supervision, training, and duties that rest on one of them."""
