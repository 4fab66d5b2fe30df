"""Real PostgreSQL and Redis on private ports, in a throw-away folder."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

PACKAGES = "apt-get install -y postgresql redis-server"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def binary(name):
    """The path of a server program; PostgreSQL's are not on PATH in Debian. Raises SystemExit."""
    places = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    found = shutil.which(name) or (str(places[0]) if places else None)
    if not found:
        raise SystemExit(f"{name} is missing: {PACKAGES}")
    return found


def wait_for(port, process, seconds=30):
    """Until something listens on the port. Raises RuntimeError when the process dies or takes too long."""
    for _ in range(seconds * 10):
        if process.poll() is not None:
            raise RuntimeError(f"{process.args[0]} stopped with status {process.returncode}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise RuntimeError(f"{process.args[0]} does not listen on port {port}")


@contextlib.contextmanager
def running(command, port, **options):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    try:
        wait_for(port, process)
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


@contextlib.contextmanager
def postgres():
    """A PostgreSQL server; yields its DATABASE_URL. Run as root it becomes the user postgres."""
    port = free_port()
    folder = Path(tempfile.mkdtemp(prefix="cyberdiplomacy-postgres-"))
    data = folder / "data"
    options = {}
    if os.geteuid() == 0:
        account = pwd.getpwnam("postgres")
        os.chown(folder, account.pw_uid, account.pw_gid)
        options = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": [], "cwd": folder}
    initialise = [binary("initdb"), "-D", data, "-U", "site", "-A", "trust", "-E", "UTF8", "--no-sync"]
    subprocess.run(initialise, check=True, stdout=subprocess.DEVNULL, **options)
    serve = [binary("postgres"), "-D", data, "-p", str(port), "-k", folder, "-c", "fsync=off"]
    try:
        with running([*serve, "-c", "listen_addresses=127.0.0.1"], port, **options):
            yield f"postgres://site@127.0.0.1:{port}/postgres"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def redis():
    """A Redis server; yields its CACHE_URL."""
    port = free_port()
    folder = tempfile.mkdtemp(prefix="cyberdiplomacy-redis-")
    command = [
        binary("redis-server"),
        "--port",
        str(port),
        "--bind",
        "127.0.0.1",
        "--dir",
        folder,
        "--save",
        "",
    ]
    try:
        with running(command, port):
            yield f"redis://127.0.0.1:{port}/0"
    finally:
        shutil.rmtree(folder, ignore_errors=True)
