"""python -m tests.deploy_check: Django's deployment checks on the settings of production."""

import os
import subprocess
import sys
import tempfile


def main():
    """Run `manage.py check --deploy` as a production site would start; its exit status."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "PRODUCTION": "1",
            "SECRET_KEY": "only-for-this-check-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
            "ALLOWED_HOSTS": "cyberdiplomacy.example",
            "DATA_DIR": folder,
        }
        command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
