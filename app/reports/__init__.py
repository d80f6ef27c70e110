"""Documents out: plain data to PDF and charts."""
