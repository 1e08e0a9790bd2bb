"""The doctor: checks of a project's set-up, and of its built site beside the limits of hosts."""
