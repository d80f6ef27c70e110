"""What headings say with what stands around them: two rows joined, thousands, years, and the blocks between rows."""
