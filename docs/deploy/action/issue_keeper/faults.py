"""What can keep the action from its work, in words for whoever reads the log of the job."""


class CannotWork(Exception):
    """The work could not be done: what, where, and what to do."""


class Misuse(CannotWork):
    """An input that makes no sense."""
