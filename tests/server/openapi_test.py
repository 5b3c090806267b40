#!/usr/bin/env python3
"""The served OpenAPI document, validated, and every operation of it called by a client from npm.

openapi_test.py RESPITE    ends with 77 where npm, node or the network is missing
"""
import datetime
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
CLIENT = pathlib.Path(__file__).resolve().parent / "openapi"
TECHNICIANS = ["amir", "beth", "carlos", "diane", "emeka", "fiona", "grace", "hugo", "ines"]

# A relay that answers nothing, so that mails wait; time that floats; somebody who asks.
ADDED = """
[mail]
relay = "127.0.0.1:1"
tls = "none"
from = "desk@helpdesk.example"
pages = "https://rota.helpdesk.example"

[[protected]]
kind = "documentation"
people = ["amir", "carlos", "fiona"]
per_week = "1h"

[[role]]
id = "sales"

[[requester]]
id = "zoe"
name = "Zoe Quist"
role = "sales"
email = "zoe@helpdesk.example"
"""


def respite(program, folder, *words):
    run = subprocess.run([program, "-C", folder, *words], capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"{' '.join(words)}: {run.returncode}\n{run.stderr}")
    return run.stdout


def token(program, folder, *words):
    return json.loads(respite(program, folder, "token", "create", "api", *words, "--json"))["token"]


def installed(folder):
    """The client with what it needs from npm, in a folder that goes with the test."""
    for file in CLIENT.iterdir():
        if file.is_file():
            shutil.copy(file, folder)
    run = subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=folder,
                         capture_output=True, text=True)
    if run.returncode != 0:
        print(f"skipped: npm cannot install the client:\n{run.stderr[-500:]}")
        sys.exit(SKIPPED)


def lay_desk(program, desk):
    """The starter desk, with what the story takes beside it."""
    respite(program, desk, "init")
    team = desk / "team.toml"
    laid = team.read_text()
    asked = laid.replace("[policy]\n", '[policy]\nleave = "lead"\n', 1)
    if asked == laid:
        sys.exit("the starter desk has no [policy]")
    team.write_text(asked + ADDED)


def words_for(program, desk):
    """What the client is told: tokens, and days that suit the desk."""
    monday = datetime.date.today() + datetime.timedelta(days=7)
    monday -= datetime.timedelta(days=monday.weekday())
    saturday = monday - datetime.timedelta(days=2)
    if saturday <= datetime.date.today():
        saturday += datetime.timedelta(days=7)
    respite(program, desk, "plan", "--from", monday.isoformat(), "--weeks", "3", "--effort", "1")
    respite(program, desk, "publish")

    def day(weeks, days=0):
        return (monday + datetime.timedelta(weeks=weeks, days=days)).isoformat()
    tokens = {person: token(program, desk, "--person", person) for person in TECHNICIANS}
    tokens["lead"] = token(program, desk, "--role", "lead", "--person", "beth")
    tokens["requester"] = token(program, desk, "--role", "requester", "--person", "zoe")
    return {"tokens": tokens,
            "from": day(0),
            "last": day(2),
            "lastFriday": day(2, 4),
            "next": day(3),
            "later": day(5),
            "laterFriday": day(5, 4),
            "saturday": f"{saturday}T10:00:00Z",
            "saturdayEvening": f"{saturday}T18:00:00Z"}


def main():
    if not shutil.which("npm") or not shutil.which("node"):
        print("skipped: npm or node is not installed")
        sys.exit(SKIPPED)
    program = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        (scratch / "client").mkdir()
        installed(scratch / "client")
        desk = scratch / "desk"
        desk.mkdir()
        lay_desk(program, desk)
        words = words_for(program, desk)
        server = subprocess.Popen(
            [program, "-C", desk, "serve", "--listen", "127.0.0.1:0", "--rate", "0"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            url = server.stdout.readline().split()[-1]
            run = subprocess.run(["node", "client.mjs", url], cwd=scratch / "client",
                                 input=json.dumps(words), text=True, timeout=300)
        finally:
            server.terminate()
            server.wait(30)
    sys.exit(run.returncode)


if __name__ == "__main__":
    main()
