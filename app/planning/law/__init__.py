"""What the law and published figures ask: dated rates, and what an employer owes by them."""
