"""What stops the program itself; findings about the data are diagnostics, never exceptions."""


class GeneratorError(Exception):
    """The program cannot go on; its text is one sentence for the person at the keyboard."""
