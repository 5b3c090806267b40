#!/usr/bin/env python3
"""The server beside nginx and Radicale, on loopback, in one run with wrk.

server_bench.py BIN [--rounds N] [--seconds S] [--only feeds|radicale|render|memory]

BIN: the folder of `respite` and `server_desk` (build/release/bin). A feed of 500 events is fetched
whole and as 304 from `respite serve` and from nginx, which serves the same bytes from a file, pair
by pair; the same events as a collection of Radicale. Then how long a cold feed takes to render,
and what 10,000 subscribers of 100 events each hold in memory. Prints medians of the pairs' ratios
and fails where a bar is missed. Exit 77: wrk, nginx or radicale is missing.
"""
import argparse
import concurrent.futures
import contextlib
import datetime
import http.client
import json
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
TODAY = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
CONNECTIONS = 16
DESKS, PEOPLE, EVENTS = 100, 100, 100  # what is held in memory

NGINX = """
daemon off;
worker_processes auto;
pid {dir}/nginx.pid;
error_log {dir}/error.log;
events {{ worker_connections 768; }}
http {{
  sendfile on;
  tcp_nopush on;
  access_log off;
  client_body_temp_path {dir}/body;
  proxy_temp_path {dir}/proxy;
  fastcgi_temp_path {dir}/fastcgi;
  uwsgi_temp_path {dir}/uwsgi;
  scgi_temp_path {dir}/scgi;
  types {{ text/calendar ics; }}
  keepalive_requests 1000000000;
  server {{ listen 127.0.0.1:{port}; root {dir}/www; }}
}}
"""

RADICALE = """
[server]
hosts = 127.0.0.1:{port}
[auth]
type = none
[rights]
type = authenticated
[storage]
filesystem_folder = {dir}/collections
[web]
type = none
[logging]
level = error
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def program(command, log, port, **more):
    """Runs until the block is left; entered once the port answers."""
    with open(log, "wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, **more)
    try:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if process.poll() is not None:
                sys.exit(f"{command[0]} ended: {pathlib.Path(log).read_text()[-500:]}")
            time.sleep(0.05)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def get(port, path, headers=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers=headers or {})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def make_desk(binaries, folder, people, events):
    folder.mkdir(parents=True)
    made = subprocess.run([binaries / "server_desk", folder, str(people), str(events), TODAY],
                          check=True, capture_output=True, text=True)
    return made.stdout.split()


def serve(binaries, folders, port, log):
    command = [binaries / "respite", "serve", *folders, "--listen", f"127.0.0.1:{port}",
               "--rate", "0"]
    return program(command, log, port)


def requests_a_second(url, seconds, headers=()):
    """By wrk; every answer must be a 2xx or 3xx."""
    fields = [part for header in headers for part in ("-H", header)]
    run = subprocess.run(["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "30s",
                          *fields, url], check=True,
                         capture_output=True, text=True).stdout
    if "Non-2xx" in run or "Socket errors" in run:
        sys.exit(f"{url}\n{run}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", run).group(1))


class Report:
    def __init__(self):
        self.missed = []

    def say(self, what, figure, unit, bar, good):
        print(f"{what}: {figure} {unit} (bar: {bar}){'' if good else '  MISSED'}", flush=True)
        if not good:
            self.missed.append(what)


def compare(report, name, ours, theirs, options, bar):
    """Medians over rounds that take turns; the ratio is taken pair by pair."""
    pairs = []
    for _ in range(options.rounds):
        pairs.append((requests_a_second(*ours[:1], options.seconds, ours[1]),
                      requests_a_second(*theirs[:1], options.seconds, theirs[1])))
    mine, other = (statistics.median(column) for column in zip(*pairs))
    ratios = [a / b for a, b in pairs]
    ratio = statistics.median(ratios)
    print(f"{name}: {mine:.0f}/s against {other:.0f}/s, ratios "
          + " ".join(f"{each:.2f}" for each in ratios))
    report.say(f"{name}, ratio", f"{ratio:.2f}", "", f">= {bar}", ratio >= bar)


@contextlib.contextmanager
def nginx(folder, feed):
    folder.mkdir()
    (folder / "www").mkdir()
    (folder / "www" / "feed.ics").write_bytes(feed)
    folder.chmod(0o755)
    port = free_port()
    (folder / "nginx.conf").write_text(NGINX.format(dir=folder, port=port))
    with program(["nginx", "-p", folder, "-c", folder / "nginx.conf"], folder / "log", port):
        yield port


def measure_feeds(report, binaries, scratch, options):
    (path,) = make_desk(binaries, scratch / "desk", 1, 500)
    port = free_port()
    with serve(binaries, [scratch / "desk"], port, scratch / "log"):
        answer, feed = get(port, path)
        assert answer.status == 200 and feed.count(b"BEGIN:VEVENT") == 500
        with nginx(scratch / "nginx", feed) as other:
            there, same = get(other, "/feed.ics")
            assert same == feed
            ours, theirs = f"http://127.0.0.1:{port}{path}", f"http://127.0.0.1:{other}/feed.ics"
            if options.only == "radicale":
                return measure_radicale(report, scratch, ours, feed, options)
            print(f"500 events, {len(feed)} octets; wrk -t1 -c{CONNECTIONS}, "
                  f"{options.rounds} pairs of {options.seconds} s")
            compare(report, "200 beside nginx", (ours, ()), (theirs, ()), options, 0.5)
            compare(report, "304 beside nginx",
                    (ours, (f"If-None-Match: {answer.headers['ETag']}",)),
                    (theirs, (f"If-None-Match: {there.headers['ETag']}",)), options, 0.5)
            if not options.only:
                measure_radicale(report, scratch, ours, feed, options)
    return None


def measure_radicale(report, scratch, ours, feed, options):
    folder = scratch / "radicale"
    items = folder / "collections" / "collection-root" / "bench" / "feed"
    items.mkdir(parents=True)
    (items / ".Radicale.props").write_text(json.dumps({"tag": "VCALENDAR"}))
    head = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench//EN\r\n"
    events = re.findall(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", feed, re.S)
    for number, event in enumerate(events):
        (items / f"{number}.ics").write_bytes(head + event + b"END:VCALENDAR\r\n")
    port = free_port()
    (folder / "config").write_text(RADICALE.format(dir=folder, port=port))
    with program(["radicale", "--config", folder / "config"], folder / "log", port):
        login = "Authorization: Basic YmVuY2g6"  # bench, no password
        url = f"http://127.0.0.1:{port}/bench/feed/"
        answer, body = get(port, "/bench/feed/", dict([login.split(": ")]))
        assert answer.status == 200 and body.count(b"BEGIN:VEVENT") == len(events), answer.status
        compare(report, "200 beside Radicale", (ours, ()), (url, (login,)), options, 100)


def measure_render(report, binaries, scratch):
    (path,) = make_desk(binaries, scratch / "cold", 1, 500)
    run = subprocess.run([binaries / "server_desk", scratch / "cold", "render", "200"], check=True,
                         capture_output=True, text=True).stdout
    figures = {}
    for line in run.split("\n")[:-1]:
        name, micros = line.rsplit(" ", 1)
        figures.setdefault(name, []).append(float(micros))
    for name, micros in figures.items():
        print(f"{name}: median {statistics.median(micros) / 1000:.2f} ms, "
              f"quickest {min(micros) / 1000:.2f} ms of {len(micros)}")
    cold = statistics.median(figures["render"]) / 1000
    report.say("a cold feed of 500 events", f"{cold:.2f}", "ms", "< 2", cold < 2)


def resident(process):
    text = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return {name: int(re.search(rf"{name}:\s+(\d+) kB", text).group(1)) / 1024
            for name in ("VmRSS", "VmHWM")}


def measure_memory(report, binaries, scratch):
    folders = [scratch / f"desk{i}" for i in range(DESKS)]
    paths = []
    for i, folder in enumerate(folders):
        paths += make_desk(binaries, folder, PEOPLE, EVENTS)
        team = (folder / "team.toml").read_text()
        (folder / "team.toml").write_text(team.replace('id = "bench"', f'id = "bench{i}"'))
    port = free_port()
    with serve(binaries, folders, port, scratch / "log") as process:
        def fetch(some):
            for path in some:
                for headers in ({"Accept-Encoding": "gzip"}, {}):
                    answer, _ = get(port, path, headers)
                    assert answer.status == 200, answer.status
        before = resident(process)["VmRSS"]
        begin = time.monotonic()
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            list(pool.map(fetch, [paths[i::4] for i in range(4)]))
        took = time.monotonic() - begin
        after = resident(process)
        print(f"{len(paths)} subscribers on {DESKS} desks, {EVENTS} events each, fetched zipped and "
              f"plain in {took:.0f} s: {before:.0f} MiB before, {after['VmRSS']:.0f} after, "
              f"{after['VmHWM']:.0f} at most")
        report.say("memory at most", f"{after['VmHWM']:.0f}", "MiB", "< 300", after["VmHWM"] < 300)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binaries", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--only", choices=["feeds", "radicale", "render", "memory"])
    options = parser.parse_args()
    for needed in ("wrk", "nginx", "radicale"):
        if not shutil.which(needed):
            print(f"skipped: {needed} is missing (scripts/install-deps --verify)")
            sys.exit(SKIPPED)
    binaries = options.binaries.resolve()
    report = Report()
    with tempfile.TemporaryDirectory(prefix="respite-bench.") as name:
        scratch = pathlib.Path(name)
        scratch.chmod(0o755)  # nginx gives up its rights where it has any to give
        if options.only in (None, "feeds", "radicale"):
            measure_feeds(report, binaries, scratch, options)
        if options.only in (None, "render"):
            measure_render(report, binaries, scratch)
        if options.only in (None, "memory"):
            measure_memory(report, binaries, scratch)
    if report.missed:
        sys.exit("missed: " + "; ".join(report.missed))


if __name__ == "__main__":
    main()
