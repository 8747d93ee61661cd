"""Worker processes that import the library while this one still does, where processes fork.

A worker needs all that scores, which takes a second to import. Begun as soon as the command line is
read, that second passes beside the import that this process needs for itself.
"""

import multiprocessing

_IMPORTED = ["danvan_scoring.scale.scoring", "danvan_scoring.scale.second_pass"]


def start_early() -> None:
    """Start the server that workers are forked from; `process_pool` will find it there."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        from multiprocessing import forkserver  # noqa: PLC0415 (not on Windows)

        multiprocessing.get_context("forkserver").set_forkserver_preload(_IMPORTED)
        forkserver.ensure_running()
