"""Template tags and filters: how words, dates and fields look on a page."""
