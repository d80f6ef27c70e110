"""Pages and tables on paper: drawn, previewed and handed to the system’s own printing."""
