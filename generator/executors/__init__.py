"""Executors of steps: this process, processes of this machine, or a cluster."""
