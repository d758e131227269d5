"""The content format: markdown in, a finished library or every problem out. Plain Python, no Django."""
