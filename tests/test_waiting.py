"""The page that stands at every address until there is a course to serve."""

import socket
import struct
import threading
import urllib.error
import urllib.request

import pytest

from generator.waiting import show_until


def has_ipv6() -> bool:
    try:
        return free_port("::1") > 0
    except OSError:
        return False


def free_port(host: str) -> int:
    with socket.create_server((host, 0), family=socket.AF_INET6 if ":" in host else socket.AF_INET) as taken:
        return int(taken.getsockname()[1])


def asked(host: str, port: int) -> str:
    """What the page says, once it is there."""
    address = f"http://[{host}]:{port}/any/" if ":" in host else f"http://{host}:{port}/any/"
    for _ in range(600):
        try:
            urllib.request.urlopen(address, timeout=10)
        except urllib.error.HTTPError as answer:
            assert answer.code == 503
            return answer.read().decode()
        except urllib.error.URLError:
            continue  # it is not listening yet
    raise AssertionError("nothing listens")


IPV6 = pytest.mark.skipif(not has_ipv6(), reason="no IPv6 on this machine")


@pytest.mark.parametrize(
    ("host", "written"),
    [
        ("127.0.0.1", "127.0.0.1"),
        pytest.param("::1", "[::1]", marks=IPV6),
        pytest.param("::1", "::1", marks=IPV6),
    ],
)
def test_the_page_stands_at_each_form_of_address_until_the_wait_is_over(
    host: str, written: str, capfd: pytest.CaptureFixture[str]
) -> None:
    port = free_port(host)
    over = threading.Event()
    serving = threading.Thread(target=show_until, args=(over.is_set, f"{written}:{port}", "<p>No course yet"))
    serving.start()
    try:
        assert asked(host, port).endswith("<p>No course yet")
        with socket.create_connection((host, port)) as hasty:  # a browser that is closed says nothing to the author
            hasty.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        assert asked(host, port)
    finally:
        over.set()
        serving.join(timeout=30)
    assert not serving.is_alive()
    assert capfd.readouterr() == ("", "")
