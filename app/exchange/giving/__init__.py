"""Published awards in the 360Giving standard."""
