#!/usr/bin/env python3
"""Kills `publish`, `ask --take` and `message send` at random moments, with a relay and a webhook that
die, stall and refuse: what a command said it did is told at least once, always under one id, or
waits where `message list` shows it.

mail_crash_test.py RESPITE ROUNDS SEED
"""
import asyncio
import collections
import contextlib
import datetime
import email
import http.server
import json
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time

from program import RESPITE, expect, run, run_json, scratch

from aiosmtpd.controller import Controller

ROUNDS, SEED = int(sys.argv[2]), int(sys.argv[3])
RANDOM = random.Random(SEED)
START = datetime.datetime(2026, 12, 1, 20, 0, tzinfo=datetime.timezone.utc)  # out of hours: P1 climbs
STALL = 60  # seconds: longer than anybody waits here before a kill


class Mood:
    """How a peer behaves just now; "mixed" is another each time."""

    def __init__(self, seed):
        self.now, self.random, self.lock = "well", random.Random(seed), threading.Lock()

    def next(self):
        with self.lock:
            if self.now != "mixed":
                return self.now
            return self.random.choice(["well", "well", "well", "4xx", "5xx", "die"])


class Relay:
    """Notes Message-IDs of mails it took, by what they say: subject and recipient."""

    def __init__(self, mood):
        self.mood, self.taken = mood, []
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port())
        self.controller.start()
        self.port = self.controller.port

    async def handle_DATA(self, server, _session, envelope):
        mood = self.mood.next()
        if mood == "4xx":
            return "451 not now"
        if mood == "5xx":
            return "554 never"
        if mood == "stall":
            await asyncio.sleep(STALL)
        message = email.message_from_bytes(envelope.content)
        about = (envelope.rcpt_tos[0], message["Subject"], message["Date"])
        self.taken.append((message["Message-ID"], about))
        if mood in ("die", "stall"):  # it has the mail, and nobody hears so
            server.transport.abort()
            return "421 dying"
        return "250 OK"


class Peer(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, mood):
        self.mood, self.taken = mood, []
        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server_address[1]}/hook"

    def handle_error(self, *_):
        """Whoever was killed has hung up."""


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        mood = self.server.mood.next()
        if mood in ("4xx", "5xx"):
            self.send_response(429 if mood == "4xx" else 503)
            self.end_headers()
            return
        if mood == "stall":
            time.sleep(STALL)
        self.server.taken.append((self.headers["Respite-Event"], body))
        if mood in ("die", "stall"):
            with contextlib.suppress(OSError):
                self.connection.shutdown(socket.SHUT_RDWR)
            return
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Desk:
    def __init__(self, folder, relay, peer):
        self.folder = pathlib.Path(folder, "desk")
        self.minute = 0
        run(self.folder, "init", "--now", self.now())
        team = self.folder / "team.toml"
        text = team.read_text(encoding="utf-8")
        text += (f'\n[mail]\nrelay = "127.0.0.1:{relay.port}"\nfrom = "desk@helpdesk.example"\n'
                 'tls = "none"\nremind = []\n')
        team.write_text(text, encoding="utf-8")
        run(self.folder, "plan", "--from", "2026-12-07", "--weeks", "3", "--seed", "1", "--now",
            self.now())
        run(self.folder, "publish", "--now", self.now())
        run(self.folder, "webhook", "create", peer.url, "--allow-private", "--now", self.now())

    def now(self):
        return (START + datetime.timedelta(minutes=self.minute)).isoformat().replace("+00:00", "Z")

    def command(self, *words):
        return [RESPITE, "-C", self.folder, *words, "--now", self.now(), "--json"]


def kill_one(desk, words, longest):
    """Exit code and what it said, of a command that is killed at a random moment, or done by then."""
    process = subprocess.Popen(desk.command(*words), stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(RANDOM.uniform(0, longest))
    process.send_signal(signal.SIGKILL)
    out, error = process.communicate()
    expect(process.returncode in (0, -signal.SIGKILL), f"{words}: {process.returncode} {error}")
    return process.returncode, out


def measure(desk, words):
    """How long a command takes that is left alone."""
    copy = desk.folder.parent / "copy"
    shutil.copytree(desk.folder, copy)
    begun = time.monotonic()
    subprocess.run([RESPITE, "-C", copy, *words, "--now", desk.now()], capture_output=True,
                   check=False)
    shutil.rmtree(copy)
    return time.monotonic() - begun


def one_round(desk, number, moods, said):
    desk.minute += RANDOM.choice([1, 2, 5])
    for mood in moods:
        mood.now = RANDOM.choice(["well", "mixed", "mixed", "4xx", "5xx", "die", "stall"])
    kind = RANDOM.choice(["publish", "take", "send", "deliver"])
    if kind == "publish":
        week = datetime.date(2026, 12, 28) + datetime.timedelta(weeks=number)
        run(desk.folder, "plan", "--from", str(week), "--weeks", "1", "--effort", "1", "--now",
            desk.now())
        words = ["publish", "--by", "hugo"]
    elif kind == "take":
        words = ["ask", "--take", "--priority", "P1", "--criteria", "E1", "--requester", "nadia",
                 "--about", f"round {number}", "--email",
                 f"asker{number}@firm.example"]
    else:
        words = ["message", "send"] if kind == "send" else ["webhook", "deliver"]
    if kind not in desk.times:
        desk.times[kind] = max(0.01, measure(desk, words)) if kind in ("publish", "take") else 0.15
    code, out = kill_one(desk, words, 1.6 * desk.times[kind])
    said[kind, code == 0] += 1
    if code == 0 and kind == "publish":
        desk.published.append(json.loads(out)["revision"])
    if code == 0 and kind == "take":
        desk.taken.append((json.loads(out)["request"], number))


def settle(desk, moods):
    """Peers are well again, and time goes on until nothing waits or all was given up."""
    for mood in moods:
        mood.now = "well"
    for queued in run_json(desk.folder, "queue", "--now", desk.now())["requests"]:
        if queued.get("acknowledged") is None:
            run(desk.folder, "request", "ack", str(queued["id"]), "--by", "beth", "--now",
                desk.now())
    for _ in range(40):
        desk.minute += 3 * 60
        run(desk.folder, "message", "send", "--now", desk.now())
        if run_json(desk.folder, "webhook", "deliver", "--now", desk.now())["waiting"] == 0:
            break


def judge(desk, peer, relay):
    ids = collections.defaultdict(set)
    for message_id, about in relay.taken:
        ids[message_id].add(about)
    expect(all(len(about) == 1 for about in ids.values()), "one Message-ID, two mails")
    heard = collections.defaultdict(set)
    for event, body in peer.taken:
        heard[event].add(body)
    expect(all(len(bodies) == 1 for bodies in heard.values()), "one event, two bodies")
    bodies = [json.loads(next(iter(one))) for one in heard.values()]
    shown = run_json(desk.folder, "message", "list", "--limit", "1000", "--now", desk.now())
    expect(len(shown["messages"]) < 1000, "more than the list shows")
    states = collections.Counter(m["state"] for m in shown["messages"])
    waiting = [m for m in shown["messages"] if m["state"] in ("waiting", "given up", "digest")]
    quiet = {m["subject"] for m in waiting if m["channel"] == "mail"}
    # Of an emergency that somebody took on before the relay took its mail.
    ended = {m["subject"] for m in shown["messages"] if m["state"] == "too late"}
    hooks_waiting = sum(m["channel"] != "mail" for m in waiting)
    # Webhooks: each publication and each first step of an emergency.
    told_revisions = {b["revision"] for b in bodies if b["event"] == "publish"}
    told_steps = {b["request"] for b in bodies if b["event"] == "escalation" and b["step"] == 1}
    missing = [r for r in desk.published if r not in told_revisions]
    missing += [r for r, _ in desk.taken if r not in told_steps]
    expect(len(missing) <= hooks_waiting, f"nobody was told of {missing}, {hooks_waiting} wait")
    # Mails: who asked, and who is to act.
    subjects = collections.defaultdict(set)
    addresses = collections.defaultdict(set)
    for message_id, (address, subject, _) in relay.taken:
        subjects[subject].add(message_id)
        addresses[address].add(message_id)
    for request, number in desk.taken:
        acts = f"EMERGENCY {request}: please acknowledge"
        expect(subjects[acts] or acts in quiet | ended, f"request {request}: nobody was told to act")
        asker = f"asker{number}@firm.example"
        asked = [m for m in waiting if m["channel"] == "mail" and m["kind"] == "request"]
        expect(addresses[asker] or asked, f"request {request}: whoever asked was told nothing")
    # Every letter that was delivered is one mail of one Message-ID, and nothing else was sent.
    sent = sum(m["state"] == "sent" and m["channel"] == "mail" for m in shown["messages"])
    mails = sum(m["channel"] == "mail" for m in shown["messages"])
    expect(sent <= len(ids) <= mails, f"{sent} delivered, {len(ids)} heard, {mails} letters")
    return states, len(relay.taken) - len(ids), len(peer.taken) - len(heard)


def main():
    begun = time.monotonic()
    moods = [Mood(SEED), Mood(SEED + 1)]
    relay, peer = Relay(moods[0]), Peer(moods[1])
    with scratch() as folder:
        desk = Desk(folder, relay, peer)
        desk.times, desk.published, desk.taken = {}, [], []
        said = collections.Counter()
        for number in range(ROUNDS):
            one_round(desk, number, moods, said)
        settle(desk, moods)
        states, mails_twice, events_twice = judge(desk, peer, relay)
    done = {f"{kind} {'done' if ok else 'killed'}": n for (kind, ok), n in sorted(said.items())}
    print(f"seed {SEED}: {ROUNDS} rounds {done}; letters {dict(states)}; {mails_twice} mails and "
          f"{events_twice} events heard again under their id; {time.monotonic() - begun:.0f} s")
    sys.stdout.flush()
    os._exit(0)  # peers may be stalling


main()
