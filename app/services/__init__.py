"""What a user can do: one function per action, on a session."""
