"""Full cost recovery: overheads shared over projects, who pays for them, and the price asked."""
