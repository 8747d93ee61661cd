"""The commands of `danvan`, one module a command, each imported when it runs."""
