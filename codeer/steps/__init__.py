"""What each command does, without printing: one file per command."""
