"""Connections to the public internet only, of bounded length.

Anybody who writes a page can have this machine ask any address. So that nobody explores the network
it stands in, the name is resolved here, and the very address that was found to be public is then
connected to: for every redirect anew, and without asking again, since a name's second answer may
differ from its first.
"""

import socket
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Timer

from requests.adapters import HTTPAdapter
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util.connection import create_connection

GLOBAL_UNICAST = IPv6Network("2000::/3")  # RFC 4291, 2.4
NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052, 2.1


class PrivateAddress(Exception):
    """All addresses of a host lie in a private network."""


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the public internet."""
    ip = ip_address(address.partition("%")[0])
    if ip.version == 4:
        return ip.is_global and not ip.is_multicast
    if inner := _ipv4_within(ip):
        return is_public(str(inner))
    return ip in GLOBAL_UNICAST and ip.is_global


def _ipv4_within(ip: IPv6Address) -> IPv4Address | None:
    """Return the address to which a gateway would translate this one."""
    if ip in NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour


@dataclass(frozen=True)
class Gate:
    """Opens connections. `private_hosts` may lie in a private network.

    No connection outlives `deadline` seconds: a site that sends a byte now and then would hold
    each single wait below its limit for ever.
    """

    deadline: float
    private_hosts: Collection[str] = ()

    def addresses(self, host: str, port: int) -> list[str]:
        """Return the IP addresses of a host to connect to.

        Raises PrivateAddress when there are only others, socket.gaierror when there are none.
        """
        host = host.lower()
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = [one[4][0] for one in found]
        if host in self.private_hosts:
            return addresses
        if public := [address for address in addresses if is_public(address)]:
            return public
        raise PrivateAddress(host)

    def connect(self, host, port, timeout, options) -> socket.socket:
        """Connect to the first address that answers; raises OSError when none does."""
        *others, last = self.addresses(host, port)
        for address in others:
            with suppress(OSError):
                return create_connection((address, port), timeout, socket_options=options)
        return create_connection((last, port), timeout, socket_options=options)


class Brake:
    """Cuts a connection off after a time."""

    def __init__(self, connection: socket.socket, seconds: float):
        # TLS takes the socket itself over; its twin is the same connection.
        self._twin = connection.dup()
        self._timer = Timer(seconds, self._cut)
        self._timer.daemon = True
        self._timer.start()

    def _cut(self):
        with suppress(OSError):
            self._twin.shutdown(socket.SHUT_RDWR)

    def release(self):
        self._timer.cancel()
        self._twin.close()


class GatedAdapter(HTTPAdapter):
    """Connects through a gate whatever `requests` is asked for."""

    def __init__(self, gate: Gate):
        self._gate = gate
        super().__init__()

    def init_poolmanager(self, *args, **kwargs):
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {
            "http": _gated(HTTPConnectionPool, self._gate),
            "https": _gated(HTTPSConnectionPool, self._gate),
        }


def _gated(pool_class, gate):
    """Return the kind of pool with connections that open through the gate.

    Names in certificates and in the Host header stay those of the address.
    """

    class GatedConnection(pool_class.ConnectionCls):
        brake = None

        def _new_conn(self):
            made = gate.connect(self.host, self.port, self.timeout, self.socket_options)
            self.brake = Brake(made, gate.deadline)
            return made

        def close(self):
            if self.brake:
                self.brake.release()
            super().close()

    return type(pool_class.__name__, (pool_class,), {"ConnectionCls": GatedConnection})
