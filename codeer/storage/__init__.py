"""The study folder on disk: reads and writes its files, safely and without surprises."""
