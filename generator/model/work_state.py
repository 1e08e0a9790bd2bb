"""States of work reported by sources: of promises, programmes, work items and the like."""

from generator.model.closed_list import ClosedList


class WorkState(ClosedList):
    """How far work is, as a source reports.

    "Late" is missing on purpose: lateness is computed from the due date, never typed.
    """

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    PARTLY_ACHIEVED = "partly_achieved"
    """The time is over, and a part of the promise is fulfilled."""
    NOT_ACHIEVED = "not_achieved"
    """The time is over, and no part of the promise is fulfilled."""
    STOPPED = "stopped"
    UNKNOWN = "unknown"

    @property
    def has_begun(self) -> bool:
        """Whether the work has begun: the first day of the work lies in the past."""
        return self not in {WorkState.PLANNED, WorkState.STOPPED, WorkState.UNKNOWN}

    @property
    def is_over(self) -> bool:
        """Whether nobody works on the promise any more; work that is over is never late."""
        return self not in {WorkState.PLANNED, WorkState.RUNNING, WorkState.UNKNOWN}

    @property
    def has_results(self) -> bool:
        """Whether readers may ask for evidence of a result, in whole or in part."""
        return self in {WorkState.DONE, WorkState.PARTLY_ACHIEVED}
