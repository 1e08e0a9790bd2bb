"""What stops the program itself; findings about the data are diagnostics, never exceptions."""


class GeneratorError(Exception):
    """The program cannot go on. Its sentence stands in the catalogues below `errors`."""

    def __init__(self, key: str, **arguments: str) -> None:
        super().__init__(key, arguments)
        self.key = key
        self.arguments = arguments
