"""codeer: code interviews from action research, in Dutch, on your own machine."""

__version__ = "0.1.0"
