"""The server: an address of this machine, and uvicorn on it until somebody stops it."""

import ipaddress
import os
import socket

import uvicorn
from starlette.types import ASGIApp

from danvan_scoring.errors import InputError
from danvan_scoring.io.system_causes import cause_of
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.serve.log_lines import CONFIG

_LONGEST_HEADERS = 16_384


def listen(host: str, port: int, *, remote: bool) -> socket.socket:
    """Take an address and a port.

    Args:
        host: an address, or `localhost`.
        port: 0 for any that is free.
        remote: whether an address that other machines can reach is allowed.

    Raises:
        InputError: `SRV861` for an address that others can reach; `SRV862` if it cannot be taken.
    """
    if not remote and not is_loopback(host):
        raise InputError([Problem("SRV861", Place(item="--host"), host)])
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # By its protocol asyncio knows that it may send at once what is ready (TCP_NODELAY); without
    # it every answer waits 40 ms for an acknowledgement.
    taken = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            # A port that was just given up is free; on Windows the option would steal one.
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((host, port))
        taken.listen()
    except (OSError, OverflowError, UnicodeError) as error:
        taken.close()
        reason = {"reason": cause_of(error)}
        raise InputError(
            [Problem("SRV862", Place(item="--port"), f"{host}:{port}", reason)]
        ) from error
    return taken


def is_loopback(host: str) -> bool:
    """Tell whether an address is of this machine alone; of other names than localhost, no."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def run(app: ASGIApp, taken: socket.socket) -> None:
    """Serve until a signal ends it; requests at work are finished."""
    config = uvicorn.Config(
        app,
        log_config=dict(CONFIG),
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        lifespan="on",
        timeout_keep_alive=5,
        timeout_graceful_shutdown=15,
        h11_max_incomplete_event_size=_LONGEST_HEADERS,
        http="h11",
    )
    uvicorn.Server(config).run(sockets=[taken])
