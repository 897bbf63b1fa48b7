"""Files, folders and streams to documents: one small file a format, listed in formats.py."""
