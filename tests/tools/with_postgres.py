"""Run a command with DATABASE_URL set to a PostgreSQL that lives in a temporary folder and ends with the command."""

import glob
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

# Whoever there is that is not root; Debian's package brings the first.
USERS = ("postgres", "nobody")
NAME = "postgres"


def programs():
    """Return the folder that holds PostgreSQL's programs, the newest there is."""
    if found := sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb")):
        return Path(found[-1]).parent
    if found := shutil.which("initdb"):
        return Path(found).parent
    sys.exit("PostgreSQL is not installed; run tests/tools/install.sh")


def free_port():
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def unprivileged():
    """Return the arguments that make a program run as a user other than root, whom PostgreSQL refuses."""
    if os.getuid() != 0:
        return {}
    user = next(found for found in map(known_user, USERS) if found)
    return {"user": user.pw_uid, "group": user.pw_gid}


def known_user(name):
    """Return the account called `name`, or None."""
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def main(command):
    folder = tempfile.mkdtemp(prefix="boundaries-postgres-")
    port, data = free_port(), f"{folder}/data"
    owner = unprivileged()
    if owner:
        os.chown(folder, owner["user"], owner["group"])
    quiet = {"stdout": subprocess.DEVNULL, "cwd": folder, **owner}
    initdb = [programs() / "initdb", "-D", data, "-U", NAME, "--auth", "trust", "--encoding", "UTF8", "--no-sync"]
    subprocess.run(initdb, check=True, **quiet)
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    control = [programs() / "pg_ctl", "-D", data, "-w"]
    subprocess.run([*control, "-o", options, "-l", f"{folder}/log", "start"], check=True, **quiet)
    try:
        address = f"postgres://{NAME}@127.0.0.1:{port}/{NAME}"
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": address}).returncode
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=True, **quiet)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
