"""What documents are made of, as plain values: for those who gather it and those who print it."""
