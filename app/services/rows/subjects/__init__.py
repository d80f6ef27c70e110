"""The words of every stored column, by subject. Data only."""
