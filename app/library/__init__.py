"""What the program brings along for writing: evidence, measures, shared language and policies, as plain values."""
