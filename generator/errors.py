"""What stops the program itself; findings about the data are diagnostics, never exceptions."""

from functools import partial


class GeneratorError(Exception):
    """The program cannot go on. Its sentence stands in the catalogues below `errors`."""

    def __init__(self, key: str, **arguments: str) -> None:
        super().__init__(key, arguments)
        self.key = key
        self.arguments = arguments

    def __reduce__(self) -> tuple[partial["GeneratorError"], tuple[()]]:
        """Tell how to make it again on its way from another process."""
        return partial(GeneratorError, self.key, **self.arguments), ()
