"""Every figure of every page, against a count over the rows that shares no code with the pages."""
