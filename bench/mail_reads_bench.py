#!/usr/bin/env python3
"""Reads of the server while its outbox leaves, beside reads while there is nothing to send.

mail_reads_bench.py BIN [--rounds N] [--seconds S] [--rate MAILS] [--connections N] [--desk PEOPLE]

BIN: the folder of `respite`, `server_desk` and `mail_bench` (build/release/bin). `respite serve` has
core 0, wrk and the relay core 1. `who`, a feed and a page are read in pairs of phases that take
turns: the outbox empty, then full. Once with a relay that takes RATE mails a minute (11,000), once
with one that takes as many as come. Prints requests a second and the latency of each, and the
median of the pairs' ratios: by the clock, and by the server's processor time, which other programs
on the machine disturb less. Fails where by that a read is slowed by more than a tenth.
Exit 77: wrk, taskset or a second core is missing.
"""
import argparse
import contextlib
import os
import pathlib
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

from server_bench import SKIPPED, free_port, get, make_desk, program

SERVER, LOAD = ["taskset", "-c", "0"], ["taskset", "-c", "1"]
MAIL = """
[mail]
relay = "127.0.0.1:{port}"
from = "Desk <desk@desk.example>"
tls = "none"
pages = "https://rota.desk.example"
"""
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}
BAR = 0.9


@contextlib.contextmanager
def relay(binaries, rate):
    with subprocess.Popen([*LOAD, binaries / "mail_bench", "sink", str(rate)],
                          stdout=subprocess.PIPE, text=True) as sink:
        try:
            yield int(sink.stdout.readline())
        finally:
            sink.terminate()


class Outbox:
    def __init__(self, binaries, desk):
        self.binaries, self.desk = binaries, desk

    def ask(self, query):
        with contextlib.closing(sqlite3.connect(f"file:{self.desk}/respite.db?mode=ro", uri=True)) as own:
            return own.execute(query).fetchone()[0]

    def sent(self):
        return self.ask("SELECT COUNT(*) FROM outbox WHERE delivered IS NOT NULL")

    def waiting(self):
        return self.ask("SELECT COUNT(*) FROM outbox WHERE delivered IS NULL AND given_up IS NULL")

    def fill(self, mails):
        """Begun once the server sends."""
        before = self.sent()
        subprocess.run([*LOAD, self.binaries / "mail_bench", "fill", self.desk, str(mails)], check=True)
        while self.sent() == before:
            time.sleep(0.05)

    def clear(self):
        """What the server has begun meanwhile, a hundred at most, it sends."""
        with contextlib.closing(sqlite3.connect(self.desk / "respite.db", timeout=30)) as own, own:
            own.execute("UPDATE outbox SET given_up = made WHERE delivered IS NULL")
        time.sleep(2)


def processor_seconds(process):
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def read_by_wrk(server, url, seconds, connections):
    """(requests a second, milliseconds of the median, of the slowest in a hundred, requests of a
    second of the server's processor time, whatever it was spent on)."""
    before = processor_seconds(server)
    run = subprocess.run([*LOAD, "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency",
                          "--timeout", "30s", url], check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in run or "Socket errors" in run:
        sys.exit(f"{url}\n{run}")
    figures = [float(re.search(r"Requests/sec:\s+([\d.]+)", run).group(1))]
    for part in ("50%", "99%"):
        figure, unit = re.search(rf"{part}\s+([\d.]+)(us|ms|s)", run).groups()
        figures.append(float(figure) * UNITS[unit])
    spent = processor_seconds(server) - before
    requests = int(re.search(r"(\d+) requests in", run).group(1))
    return [*figures, requests / spent]


def measure(binaries, scratch, rate, options):
    """Of each read the ratio of its rates, full to empty; and how many mails left a minute."""
    desk = scratch / f"desk{rate}"
    paths = make_desk(binaries, desk, options.desk, 100)
    reads = {"who": "/api/v1/who", "a feed": paths[0], "the first page": "/"}
    with relay(binaries, rate) as port:
        team = (desk / "team.toml").read_text()
        team = re.sub(r'(id = "(p\d+)"\n)', r'\1email = "\2@desk.example"\n', team)
        (desk / "team.toml").write_text(team + MAIL.format(port=port))
        (scratch / "log").write_bytes(b"")
        listen = free_port()
        with program([*SERVER, binaries / "respite", "serve", desk, "--listen", f"127.0.0.1:{listen}",
                      "--rate", "0"], scratch / "log", listen) as server:
            outbox, ratios = Outbox(binaries, desk), {}
            for name, path in reads.items():
                answer, _ = get(listen, path)
                assert answer.status == 200, f"{path}: {answer.status}"
                url = f"http://127.0.0.1:{listen}{path}"
                pairs, left = [], []
                for _ in range(options.rounds):
                    empty = read_by_wrk(server, url, options.seconds, options.connections)
                    # More than can leave until the phase is over.
                    outbox.fill(int((rate or options.most) / 60 * (options.seconds + 2)))
                    began, sent = time.monotonic(), outbox.sent()
                    full = read_by_wrk(server, url, options.seconds, options.connections)
                    left.append(60 * (outbox.sent() - sent) / (time.monotonic() - began))
                    if not outbox.waiting():
                        sys.exit("the outbox was empty before the phase was over: --most is too low")
                    pairs.append((empty, full))
                    outbox.clear()
                ratios[name] = say(name, pairs, left)
            return ratios


def say(name, pairs, left):
    empty, full = ([statistics.median(column) for column in zip(*side)] for side in zip(*pairs))
    print(f"  {name}: {empty[0]:.0f}/s, median {empty[1]:.2f} ms, 99% {empty[2]:.2f} ms; sending "
          f"{statistics.median(left):.0f} mails a minute {full[0]:.0f}/s, {full[1]:.2f} ms, "
          f"{full[2]:.2f} ms", flush=True)
    for what, column in (("clock", 0), ("processor", 3)):
        ratios = [busy[column] / idle[column] for idle, busy in pairs]
        ratio = statistics.median(ratios)
        print(f"    ratios by the {what}: " + " ".join(f"{each:.2f}" for each in ratios)
              + f", median {ratio:.2f}", flush=True)
    return ratio


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binaries", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--rate", type=int, default=11_000)
    parser.add_argument("--most", type=int, default=30_000,
                        help="mails put a minute, where the relay has no limit")
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--desk", type=int, default=20, help="people")
    options = parser.parse_args()
    for needed in ("wrk", "taskset"):
        if not shutil.which(needed):
            print(f"skipped: {needed} is missing (scripts/install-deps --verify)")
            sys.exit(SKIPPED)
    if os.cpu_count() < 2:
        print("skipped: the server and whoever reads need a core each")
        sys.exit(SKIPPED)
    missed = []
    with tempfile.TemporaryDirectory(prefix="respite-bench.") as name:
        for rate in (options.rate, 0):
            print(f"a relay that takes {rate or 'all'} mails a minute, wrk -t1 "
                  f"-c{options.connections}, {options.rounds} pairs of {options.seconds} s", flush=True)
            ratios = measure(options.binaries.resolve(), pathlib.Path(name), rate, options)
            missed += [read for read, ratio in ratios.items() if ratio < BAR]
    if missed:
        sys.exit(f"slowed by more than a tenth: {', '.join(missed)}")


if __name__ == "__main__":
    main()
