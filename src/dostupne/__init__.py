"""Citation and source-verification toolkit for Czech-style (ČSN ISO 690) references."""

__version__ = "0.1.0"
