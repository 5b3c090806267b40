#!/usr/bin/env python3
"""Webhooks, heard by a peer on loopback: signed, in order, tried again, never lost, telling nothing private.

webhooks_test.py RESPITE
"""
import collections
import hashlib
import hmac
import http.server
import json
import os
import pathlib
import queue
import random
import signal
import subprocess
import threading
import time
import tomllib

from program import RESPITE, expect, run, run_json, scratch

Heard = collections.namedtuple("Heard", "path headers body")


class Peer(http.server.ThreadingHTTPServer):
    """Notes what it is told; `answer` says how it takes it."""
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.heard, self.answer, self.ending = [], 200, threading.Event()
        self.kills = None  # a queue: of the process to kill before it hears the answer
        threading.Thread(target=self.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server_address[1]}/hook"

    def handle_error(self, *_):
        """Whoever was killed has hung up."""

    def take(self):
        heard, self.heard = self.heard, []
        return heard


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        peer = self.server
        body = self.rfile.read(int(self.headers["Content-Length"]))
        peer.heard.append(Heard(self.path, dict(self.headers), body))
        if peer.kills:
            process = peer.kills.get(timeout=60)
            process.send_signal(signal.SIGKILL)
            process.wait()
        if peer.answer == "silence":
            peer.ending.wait(30)
            return
        if peer.answer == "redirect":
            self.send_response(307)
            self.send_header("Location", peer.url + "/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if peer.answer == "flood":
            self.send_response(200)
            self.end_headers()
            try:
                while not peer.ending.is_set():
                    self.wfile.write(b"x" * 65536)
            except OSError:
                return
        self.send_response(peer.answer)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def signature_of(heard):
    return dict(part.split("=", 1) for part in heard.headers["Respite-Signature"].split(","))


def is_signed(heard, secret):
    parts = signature_of(heard)
    wanted = hmac.new(secret.encode(), f"{parts['t']}.".encode() + heard.body,
                      hashlib.sha256).hexdigest()
    return hmac.compare_digest(parts["v1"], wanted)


def judge_signature(heard, secret, now):
    signed = int(signature_of(heard)["t"])
    expect(now <= signed < now + 60, f"signed at {signed}, not {now}")
    expect(is_signed(heard, secret), "the signature is another")
    expect(heard.headers["Content-Type"] == "application/json", str(heard.headers))
    expect(json.loads(heard.body)["id"] == heard.headers["Respite-Event"], "two ids")


def ids(heard):
    return [one.headers["Respite-Event"] for one in heard]


def deliver(desk, now):
    return run_json(desk, "webhook", "deliver", "--now", now)


def create(desk, peer, *arguments, now="2026-03-01T08:00:00Z"):
    return run_json(desk, "webhook", "create", peer.url, "--allow-private", "--now", now,
                    *arguments)


def prepare(folder):
    desk = pathlib.Path(folder, "desk")
    desk.mkdir()
    run(desk, "init", "--template", "law-firm", "--now", "2026-03-01T08:00:00Z")
    return desk


def publish(desk, day, now):
    run(desk, "plan", "--from", day, "--weeks", "1", "--effort", "5", "--now", now)
    run(desk, "publish", "--now", now, "--note", "a private note")


def private_texts(desk):
    team = tomllib.loads((desk / "team.toml").read_text(encoding="utf-8"))
    texts = {"a private note", "question", "PER-HOURS"}
    for person in team["person"]:
        texts |= {person["name"], person.get("email", "")}
    for requester in team.get("requester", []):
        texts |= {requester.get("name", ""), f'"{requester["id"]}"'}
    for protected in team.get("protected", []):
        texts.add(protected.get("topic", ""))
    return texts - {""}


def check_events(folder, peer):
    """Each of the three kinds, once, signed, and with nothing private in it."""
    desk = prepare(folder)
    made = create(desk, peer)
    only = create(desk, peer, "--events", "consent")
    publish(desk, "2026-11-09", "2026-03-02T08:00:00Z")
    run(desk, "undo", "--now", "2026-03-02T09:00:00Z")
    run(desk, "ask", "--take", "--requester", "nadia", "--priority", "P2", "--skill", "macos",
        "--person", "asha", "--only", "--minutes", "60", "--earliest", "2026-03-03T17:30Z",
        "--deadline", "2026-03-03T18:30Z", "--now", "2026-03-03T12:00:00Z")
    ask = ["ask", "--take", "--priority", "P2", "--skill", "backup"]
    run(desk, "ask", "--take", "--requester", "oliver", "--priority", "P4", "--skill", "backup",
        "--minutes", "60", "--now", "2026-03-13T09:00:00Z")
    for minutes, begin, end in (("210", "16T09:00", "16T12:30"), ("165", "16T13:15", "16T16:00"),
                                ("210", "17T09:00", "17T12:30"), ("285", "17T13:15", "17T18:00")):
        run(desk, *ask, "--requester", "leo", "--minutes", minutes, "--earliest",
            f"2026-03-{begin}Z", "--deadline", f"2026-03-{end}Z", "--now", "2026-03-16T07:30:00Z")
    for now in ("2026-03-16T07:30:00Z", "2026-03-16T07:40:00Z", "2026-03-18T09:00:00Z",
                "2026-03-18T09:01:00Z"):
        run(desk, "queue", "--settle", "--now", now)
    expect(deliver(desk, "2026-03-18T09:02:00Z")["waiting"] == 0, "something waits")
    heard = peer.take()
    # Webhooks are told at the same time, each in order: of the second, what comes after its like.
    others = [one for one in heard if is_signed(one, only["secret"])]
    expect(len(others) == 1, f"{len(others)} letters to the second webhook")
    heard.remove(others[0])
    heard.insert(3, others[0])
    bodies = [json.loads(one.body) for one in heard]
    expect([(b["event"], b.get("kind", b.get("standing", ""))) for b in bodies] ==
           [("publish", "publish"), ("publish", "undo"), ("consent", ""), ("consent", ""),
            ("promise", "at risk"), ("promise", "broken")], f"told: {bodies}")
    expect(bodies[2] == bodies[3] and len(set(ids(heard))) == 5, "one event, one id")
    expect(bodies[0]["revision"] == 2 and bodies[1]["undoes"] == 2, str(bodies[:2]))
    expect(bodies[2]["asks"] == ["asha"], str(bodies[2]))
    now = 1773824520  # 2026-03-18T09:02:00Z
    for one, secret in zip(heard, [made["secret"]] * 3 + [only["secret"]] + [made["secret"]] * 2):
        judge_signature(one, secret, now)
        told = one.body.decode()
        found = [text for text in private_texts(desk) if text in told]
        expect(not found, f"{found} in {told}")
    expect(deliver(desk, "2026-03-18T09:03:00Z")["tried"] == [], "told twice")


def check_retries(folder, peer):
    desk = prepare(folder)
    create(desk, peer, "--events", "publish")
    for day, hour in (("2026-11-09", "08"), ("2026-11-16", "09"), ("2026-11-23", "10")):
        publish(desk, day, f"2026-03-02T{hour}:00:00Z")
    peer.answer = 500
    expect(deliver(desk, "2026-03-02T12:00:00Z")["waiting"] == 3, "500 was taken for an answer")
    failed = peer.take()
    expect([json.loads(one.body)["revision"] for one in failed] == [2, 3, 4], "out of order")
    # The clock goes on while it tries: later ones fall due up to some seconds after the first.
    expect(deliver(desk, "2026-03-02T12:00:59Z")["tried"] == [], "tried too early")
    peer.answer = "silence"
    begun = time.monotonic()
    tried = deliver(desk, "2026-03-02T12:01:30Z")["tried"]
    expect(9 < time.monotonic() - begun < 100, "ten seconds, and not for ever")
    expect(len(tried) == 1 and "10 seconds" in tried[0]["answer"], str(tried))
    peer.take()
    peer.answer = "redirect"
    tried = deliver(desk, "2026-03-02T12:01:30Z")["tried"]
    expect([one["answer"] for one in tried] == ["HTTP 307"] * 2, str(tried))
    expect(all(one.path == "/hook" for one in peer.take()), "a redirect was followed")
    peer.answer = "flood"
    expect(deliver(desk, "2026-03-02T12:07:00Z")["waiting"] == 0, "a long answer is an answer")
    again = peer.take()
    expect(ids(again) == ids(failed), "not the same events in the same order")
    expect([one.body for one in again] == [one.body for one in failed], "other bodies")


def check_kills(folder, peer):
    """kill -9 between sending and noting it: the same event again; at any moment: nothing lost."""
    desk = prepare(folder)
    create(desk, peer, "--events", "publish")
    publish(desk, "2026-11-09", "2026-03-02T08:00:00Z")
    command = [RESPITE, "-C", desk, "webhook", "deliver", "--now"]

    def start(now):
        return subprocess.Popen([*command, now], stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL)
    peer.answer = 200
    peer.kills = queue.Queue()
    process = start("2026-03-02T08:01:00Z")
    peer.kills.put(process)
    process.wait()
    expect(process.returncode == -signal.SIGKILL, f"not killed: {process.returncode}")
    peer.kills = None
    first = peer.take()
    expect(len(first) == 1, f"{len(first)} sent")
    expect(deliver(desk, "2026-03-02T08:02:00Z")["waiting"] == 0, "not sent again")
    second = peer.take()
    expect(ids(first) == ids(second), "sent again under another id")
    expect(first[0].body == second[0].body, "sent again with another body")

    random.seed(4)
    days = ["2026-11-16", "2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14"]
    for day in days:
        publish(desk, day, "2026-03-03T08:00:00Z")
    for minute in range(8):
        process = start(f"2026-03-03T08:{10 + minute}:00Z")
        time.sleep(random.uniform(0, 0.05))
        process.kill()
        process.wait()
    expect(deliver(desk, "2026-03-04T09:00:00Z")["waiting"] == 0, "something was lost")
    revisions = {json.loads(one.body)["revision"] for one in peer.take()}
    expect(revisions == {3, 4, 5, 6, 7}, f"told of {revisions}")


def check_guards(folder, peer):
    desk = prepare(folder)
    run(desk, "webhook", "create", peer.url, code=2)
    run(desk, "webhook", "create", peer.url.replace("127.0.0.1", "localhost"), code=2)
    run(desk, "webhook", "create", "file:///etc/passwd", "--allow-private", code=2)
    # A name is judged when it is connected to; the environment's proxy is not asked.
    hook = create(desk, peer)
    publish(desk, "2026-11-09", "2026-03-02T08:00:00Z")
    os.environ.update(http_proxy="http://127.0.0.1:9", HTTP_PROXY="http://127.0.0.1:9")
    expect(deliver(desk, "2026-03-02T08:01:00Z")["waiting"] == 0, "a proxy was asked")
    del os.environ["http_proxy"], os.environ["HTTP_PROXY"]
    listed = run(desk, "webhook", "list") + run(desk, "audit") + run(desk, "audit", "--json")
    expect(hook["secret"] not in listed, "the secret is shown again")
    expect("/hook" not in run(desk, "audit"), "the path is in the audit")
    run(desk, "webhook", "revoke", "1", "--now", "2026-03-02T08:02:00Z")
    expect(hook["secret"].encode() not in b"".join(
        path.read_bytes() for path in desk.glob("respite.db")), "the secret is kept")
    peer.take()
    publish(desk, "2026-11-16", "2026-03-02T09:00:00Z")
    deliver(desk, "2026-03-02T10:00:00Z")
    expect(peer.take() == [], "a webhook that was taken back was told")


def main():
    peer = Peer()
    for check in (check_events, check_retries, check_kills, check_guards):
        peer.answer, peer.heard = 200, []
        with scratch() as folder:
            check(folder, peer)
        print(check.__name__, "done")
    peer.ending.set()


main()
