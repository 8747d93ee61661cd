"""The service: a period's results over HTTP, for those who may see them; the only web room."""
