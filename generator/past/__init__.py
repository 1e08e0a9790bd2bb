"""The past of the data: comparison of two states of the files, and the changes nobody declared."""
