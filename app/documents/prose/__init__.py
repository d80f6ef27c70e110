"""What the words of a text say about themselves: how hard they are, what they leave unexplained, claim or name."""
