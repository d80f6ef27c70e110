"""What Home gathers from every room: what is due, and what needs a look."""
