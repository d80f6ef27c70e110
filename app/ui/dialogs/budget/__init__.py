"""Looking at a budget workbook before it comes in: what is asked, its rows, and what it adds up to."""
