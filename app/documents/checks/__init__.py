"""What a document still lacks before it goes out."""
