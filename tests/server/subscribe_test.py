#!/usr/bin/env python3
"""vdirsyncer and khal subscribed to the running server: publish, change, remove.

subscribe_test.py RESPITE    ends with 77 where they are not installed
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

DAYS = ("2026-12-01", "2027-02-28")


class Desk:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def run(self, *words):
        return subprocess.run([self.program, "-C", self.folder, "--now", "2026-12-01T09:00Z", *words],
                              capture_output=True, text=True, check=True).stdout

    def publish(self, first, weeks):
        self.run("plan", "--from", first, "--weeks", str(weeks), "--effort", "5")
        self.run("publish")

    def published(self):
        """What the rota's calendar has to show: begin of each slot, and its holder's name."""
        shown = json.loads(self.run("show", "--from", "2026-12-01", "--weeks", "13", "--json"))
        names = {person["id"]: person["name"] for person in shown["people"]}
        return sorted((slot["begin"][:16].replace("T", " "), slot["seat"], names[slot["person"]])
                      for slot in shown["slots"])


class Subscriber:
    def __init__(self, root, url):
        self.root = pathlib.Path(root)
        self.environment = dict(os.environ, LC_ALL="C.UTF-8", HOME=root)
        (self.root / "vdirsyncer.conf").write_text(f"""
[general]
status_path = "{root}/status"
[pair rota]
a = "desk"
b = "here"
collections = null
conflict_resolution = "a wins"
[storage desk]
type = "http"
url = "{url}"
[storage here]
type = "filesystem"
path = "{root}/calendar"
fileext = ".ics"
""", encoding="utf-8")
        (self.root / "khal.conf").write_text(f"""
[calendars]
[[rota]]
path = {root}/calendar
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {root}/khal.db
""", encoding="utf-8")
        self.vdirsyncer("discover")

    def vdirsyncer(self, *words):
        subprocess.run(["vdirsyncer", "-c", self.root / "vdirsyncer.conf", *words], input="y\n" * 9,
                       env=self.environment, text=True, check=True, capture_output=True)

    def shown(self):
        self.vdirsyncer("sync", "--force-delete")
        listed = subprocess.run(
            ["khal", "-c", self.root / "khal.conf", "list", "--once", "--day-format", "", "--format",
             "{start-long-full}|{title}", *DAYS],
            env=self.environment, capture_output=True, text=True, check=True).stdout
        rows = []
        for line in filter(None, listed.splitlines()):
            begin, title = line.split("|", 1)   # On call: Asha Patel, primary, until ... (On call ...)
            holder, seat, _ = title.split(": ", 1)[1].split(" (")[0].rsplit(", ", 2)
            rows.append((begin, seat, holder))
        return sorted(rows)


def same(what, shown, published):
    if shown != published:
        print("only shown:", [row for row in shown if row not in published][:5])
        print("only published:", [row for row in published if row not in shown][:5])
        sys.exit(f"{what}: khal shows {len(shown)} slots, published are {len(published)}")
    print(f"{what}: {len(shown)} slots, all as published")


def main():
    if not shutil.which("vdirsyncer") or not shutil.which("khal"):
        print("vdirsyncer or khal is not installed: skipped")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as home:
        desk = Desk(sys.argv[1], folder)
        desk.run("init")
        desk.publish("2026-12-07", 4)
        path = json.loads(desk.run("token", "create", "feed", "--rota", "oncall", "--json"))["url"]
        server = subprocess.Popen(
            [desk.program, "-C", folder, "--now", "2026-12-01T10:00Z", "serve", "--listen",
             "127.0.0.1:0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            port = server.stdout.readline().rsplit(":", 1)[1].strip()
            reader = Subscriber(home, path.replace(":8080", ":" + port))
            same("published", reader.shown(), desk.published())
            desk.publish("2027-01-04", 4)
            wait_for_change(port)
            same("more published", reader.shown(), desk.published())
            desk.run("undo")
            wait_for_change(port)
            same("taken back", reader.shown(), desk.published())
        finally:
            server.terminate()
            if server.wait(timeout=30) != 0:
                sys.exit("the server did not end well")


def wait_for_change(port):
    """A second is what is promised; a busy machine gets ten."""
    import time
    import urllib.request
    metric = "respite_desk_revision"
    known = getattr(wait_for_change, "revision", 1)
    until = time.monotonic() + 10
    while time.monotonic() < until:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
            lines = answer.read().decode().splitlines()
        revision = int(next(line for line in lines if line.startswith(metric)).split()[-1])
        if revision > known:
            wait_for_change.revision = revision
            return
        time.sleep(0.05)
    sys.exit("the publication was not seen")


main()
