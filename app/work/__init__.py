"""What needs the open file but no window: for the window and the commands alike."""
