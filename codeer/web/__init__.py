"""The local web page: a small server on this computer alone, for one person."""
