"""What is asked of the record: rows in, plain values out, in a fixed number of queries."""
