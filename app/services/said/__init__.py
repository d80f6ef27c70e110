"""How answers are said: in sentences, and as items that lead to a record."""
