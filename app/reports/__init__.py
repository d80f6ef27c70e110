"""Documents out: plain data to PDF, and charts on paper and in pictures."""
