"""Progress of a run: stages while they last, and a report at the end."""
