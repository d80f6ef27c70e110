"""What stands beside the text: the outline, and the figures that can be inserted."""
