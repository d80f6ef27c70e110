"""The whole organisation file in an open form that any program can read."""
