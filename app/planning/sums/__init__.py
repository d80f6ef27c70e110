"""Single sums that need no plan: a day rate, present value, scores of outcome measures."""
