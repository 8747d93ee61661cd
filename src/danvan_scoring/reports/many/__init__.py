"""Reports over many communes: by province, with a page for each commune."""
