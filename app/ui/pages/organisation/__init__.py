"""The organisation: who it is, what it holds, its policy, its rates."""
