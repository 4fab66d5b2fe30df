"""python -m tests.scale: the suite without the browser, on a real PostgreSQL and a real Redis.

Further arguments go to pytest.
"""

import os
import subprocess
import sys

from tests import servers


def main(arguments):
    """Start the servers, run pytest with the same settings a large site has; its exit status."""
    with servers.postgres() as database_url, servers.redis() as cache_url:
        environment = {
            **os.environ,
            "DATABASE_URL": database_url,
            "CACHE_URL": cache_url,
            "DATABASE_POOL": "4",
        }
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-n",
            "2",
            "--dist",
            "loadgroup",
            "-m",
            "not browser",
            *arguments,
        ]
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
