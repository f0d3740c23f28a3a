"""What a browser asks for: HTTP in, a page out."""
