"""Progress of a run: its stages while they last, and a report at the end."""
