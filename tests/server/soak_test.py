#!/usr/bin/env python3
"""Many clients for long, and the server killed again and again.

soak_test.py RESPITE [SECONDS] [KILLS] [CLIENTS]    default: 60 3 32

Clients read feeds (with If-None-Match), who, ask, queue and consents; take, withdraw, close, and
answer consents; the command line publishes beside them; every so often the server gets SIGKILL and is
started again. At the end: every answered write is there, each taken once, no two firm times of one
person overlap, the audit is sound, and the memory of one life of the server does not keep rising.
"""
import collections
import datetime
import http.client
import json
import pathlib
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

PEOPLE = ["amir", "beth", "carlos", "diane", "emeka", "fiona", "grace", "hugo", "ines"]
MOST_GROWTH = 16  # MiB, of the last third of a life over its middle third


def utc(**ahead):
    then = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(**ahead)
    return then.strftime("%Y-%m-%dT%H:%M:%SZ")


class Desk:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.revisions = []
        monday = datetime.date.today() + datetime.timedelta(days=7)
        self.next = monday - datetime.timedelta(days=monday.weekday())
        self.run("init")
        self.publish(4)
        self.feeds = [self.token("feed", "--person", each) for each in PEOPLE]
        self.feeds.append(self.token("feed", "--rota", "oncall"))
        self.technicians = {each: self.token("api", "--person", each) for each in PEOPLE}
        self.requesters = {each: self.token("api", "--role", "requester", "--person", each)
                           for each in ("zoe", "yann", "xenia", "walter")}
        self.lead = self.token("api", "--role", "lead", "--person", "beth")

    def run(self, *words):
        run = subprocess.run([self.program, "-C", self.folder, *words], capture_output=True, text=True)
        if run.returncode != 0:
            raise RuntimeError(f"{' '.join(words)}: {run.returncode} {run.stderr}")
        return run.stdout

    def token(self, *words):
        return json.loads(self.run("token", "create", *words, "--json"))["token"]

    def publish(self, weeks):
        self.run("plan", "--from", self.next.isoformat(), "--weeks", str(weeks), "--effort", "1")
        self.revisions.append(json.loads(self.run("publish", "--json"))["revision"])
        self.next += datetime.timedelta(weeks=weeks)


class Server:
    """The program on one port, and what it holds in memory while it lives."""

    def __init__(self, desk, log):
        self.desk, self.log = desk, log
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.lives = []
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [self.desk.program, "-C", self.desk.folder, "serve", "--listen",
             f"127.0.0.1:{self.port}", "--rate", "0"],
            stdout=subprocess.PIPE, stderr=self.log, text=True)
        self.lives.append([])
        if "Serving" not in self.process.stdout.readline():
            raise RuntimeError("it does not start")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.start()

    def sample(self):
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        self.lives[-1].append(int(re.search(r"VmRSS:\s+(\d+)", text).group(1)) / 1024)


class Clients:
    def __init__(self, desk, port, seed):
        self.desk, self.port, self.seed = desk, port, seed
        self.lock = threading.Lock()
        self.ending = threading.Event()
        self.counts = collections.Counter()
        self.faults = []
        self.taken = {}      # request id: (requester, verdict's answer)
        self.withdrawn = set()
        self.closed = set()
        self.given = set()   # ids of consents

    def fault(self, words):
        with self.lock:
            self.faults.append(words)

    def ask(self, link, method, path, token=None, body=None, key=None, tag=None):
        """Asks until there is an answer, whoever is killed meanwhile: (status, headers, body)."""
        headers = {"Content-Type": "application/json"} if body is not None else {}
        for name, value in (("Authorization", token and f"Bearer {token}"),
                            ("Idempotency-Key", key), ("If-None-Match", tag)):
            if value:
                headers[name] = value
        while True:
            try:
                link.request(method, path, body and json.dumps(body), headers)
                answer = link.getresponse()
                text = answer.read()
            except (OSError, http.client.HTTPException):
                link.close()
                self.counts["asked again"] += 1
                time.sleep(0.05)
                continue
            self.counts[f"{method} {answer.status}"] += 1
            if answer.status == 503:
                time.sleep(0.1)
                continue
            return answer.status, answer.headers, text

    def run(self, number):
        pick = random.Random(self.seed + number)
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        mine, tags = [], {}
        acts = [(50, self.feed), (12, self.look), (12, self.judge), (12, self.take),
                (4, self.withdraw), (8, self.close), (10, self.consent)]
        while not self.ending.is_set():
            act = pick.choices([each for _, each in acts], [weight for weight, _ in acts])[0]
            try:
                act(link, pick, mine, tags)
            except Exception as error:  # a client must not end silently
                self.fault(f"{act.__name__}: {error!r}")
                return

    def feed(self, link, pick, _mine, tags):
        token = pick.choice(self.desk.feeds)
        status, headers, text = self.ask(link, "GET", f"/feeds/{token}.ics", tag=tags.get(token))
        whole = text.startswith(b"BEGIN:VCALENDAR") and text.endswith(b"END:VCALENDAR\r\n")
        if status not in (200, 304) or (status == 200 and not whole):
            self.fault(f"feed: {status} {text[:80]}")
        tags[token] = headers["ETag"]

    def look(self, link, pick, _mine, _tags):
        path = pick.choice(["who", "queue", "rota", "gaps", "incidents", "publications"])
        token = pick.choice(list(self.desk.technicians.values()))
        status, _, text = self.ask(link, "GET", f"/api/v1/{path}", token)
        if status != 200 or not json.loads(text):
            self.fault(f"{path}: {status} {text[:80]}")

    def question(self, pick):
        request = {"priority": pick.choice(["P2", "P3", "P3", "P4"]),
                   "minutes": pick.choice([15, 30, 60])}
        if pick.random() < 0.4:  # at a time that is nobody's to give away
            request |= {"person": pick.choice(PEOPLE), "only_person": True,
                        "deadline": utc(hours=pick.choice([3, 12, 24]))}
        return {"request": request}

    def judge(self, link, pick, _mine, _tags):
        status, _, text = self.ask(link, "POST", "/api/v1/ask", body=self.question(pick))
        if status != 200 or "verdict" not in json.loads(text):
            self.fault(f"ask: {status} {text[:200]}")

    def take(self, link, pick, mine, _tags):
        who = pick.choice(list(self.desk.requesters))
        status, _, text = self.ask(link, "POST", "/api/v1/requests", self.desk.requesters[who],
                                   self.question(pick), key=f"{pick.getrandbits(64):x}")
        if status != 201:
            return self.fault(f"take: {status} {text[:200]}")
        answer = json.loads(text)
        with self.lock:
            if answer["request"] in self.taken:
                self.faults.append(f"request {answer['request']} was given out twice")
            self.taken[answer["request"]] = (who, answer)
        mine.append((answer["request"], who))
        return None

    def withdraw(self, link, pick, mine, _tags):
        if not mine:
            return
        number, who = mine.pop(pick.randrange(len(mine)))
        status, _, text = self.ask(link, "POST", f"/api/v1/requests/{number}/withdraw",
                                   self.desk.requesters[who], {}, key=f"{pick.getrandbits(64):x}")
        if status == 200:
            with self.lock:
                self.withdrawn.add(number)
        elif status not in (409, 422):  # it is settled already
            self.fault(f"withdraw: {status} {text[:200]}")

    def close(self, link, pick, mine, _tags):
        """So that the queue stays as long as it was, however long this goes on."""
        if not mine:
            return
        number, _ = mine.pop(pick.randrange(len(mine)))
        token = pick.choice(list(self.desk.technicians.values()))
        status, _, text = self.ask(link, "POST", f"/api/v1/requests/{number}/close", token, {},
                                   key=f"{pick.getrandbits(64):x}")
        if status == 200:
            with self.lock:
                self.closed.add(number)
        elif status not in (409, 422):  # it is settled already
            self.fault(f"close: {status} {text[:200]}")

    def consent(self, link, pick, _mine, _tags):
        who, token = pick.choice(list(self.desk.technicians.items()))
        status, _, text = self.ask(link, "GET", "/api/v1/consents", token)
        if status != 200:
            return self.fault(f"consents: {status} {text[:80]}")
        own = [each for each in json.loads(text)["consents"] if each.get("asks") == [who]]
        if not own:
            return None
        number, verb = pick.choice(own)["id"], pick.choice(["give", "give", "refuse"])
        status, _, text = self.ask(link, "POST", f"/api/v1/consents/{number}/{verb}", token,
                                   key=f"{pick.getrandbits(64):x}")
        if status not in (200, 409, 422):
            self.fault(f"{verb}: {status} {text[:200]}")
        if status == 200 and verb == "give":
            with self.lock:
                self.given.add(number)
        return None


def publish_beside(desk, clients, every):
    while not clients.ending.wait(every):
        try:
            desk.publish(1)
        except RuntimeError as error:
            # Who took a request in between moved what the draft stood on: that is a refusal.
            if ": 3 " not in str(error):
                clients.fault(str(error))


def spans_overlap(requests):
    """Pairs of firm times of one person that overlap."""
    by_person = collections.defaultdict(list)
    for request in requests:
        booked = request.get("booked")
        if booked and booked["firm"]:
            by_person[booked["person"]].append((booked["slot"], booked["until"], request["id"]))
    for person, spans in by_person.items():
        spans.sort()
        for one, other in zip(spans, spans[1:]):
            if other[0] < one[1]:
                yield f"{person}: request {one[2]} {one[:2]} and {other[2]} {other[:2]}"


def judge_end(desk, server, clients):
    faults = list(clients.faults)
    link = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    requests = []
    number = 1
    while True:  # every request there is
        status, _, text = clients.ask(link, "GET", f"/api/v1/requests/{number}", desk.lead)
        if status == 404:
            break
        requests.append(json.loads(text))
        number += 1
    there = {request["id"]: request for request in requests}
    for lost in sorted(set(clients.taken) - set(there)):
        faults.append(f"request {lost} was acknowledged and is lost")
    extra = sorted(set(there) - set(clients.taken))
    if extra:
        faults.append(f"done twice: {extra} are nobody's")
    for each, (who, answer) in clients.taken.items():
        if each in there and (there[each]["requester"], there[each]["verdict"]) != (
                who, answer["verdict"]):
            faults.append(f"request {each} is another one now")
    for ended, state in ((clients.withdrawn, "withdrawn"), (clients.closed, "closed")):
        faults += [f"request {each} was {state} and is {there.get(each)}" for each in ended
                   if there.get(each, {}).get("state") != state]
    faults += [f"taken twice: {pair}" for pair in spans_overlap(requests)]
    _, _, text = clients.ask(link, "GET", "/api/v1/consents?all=true", desk.lead)
    known = {each["id"]: each["state"] for each in json.loads(text)["consents"]}
    faults += [f"consent {each} was given and is {known.get(each)}" for each in clients.given
               if known.get(each) != "given"]
    _, _, text = clients.ask(link, "GET", "/api/v1/publications?limit=1000", desk.lead)
    published = {each["revision"] for each in json.loads(text)["items"]}
    faults += [f"revision {each} is lost" for each in desk.revisions if each not in published]
    return faults, len(there)


def judge_memory(lives):
    """The last third of each life beside its middle third; the first is warming up."""
    faults = []
    for number, life in enumerate(lives):
        third = len(life) // 3
        if third < 3:
            continue
        middle = sorted(life[third:2 * third])[third // 2]
        last = sorted(life[-third:])[third // 2]
        print(f"life {number + 1}: {len(life)} samples, {middle:.1f} MiB in the middle, "
              f"{last:.1f} at the end, {max(life):.1f} at most")
        if last - middle > MOST_GROWTH:
            faults.append(f"memory rises: {middle:.1f} to {last:.1f} MiB")
    return faults


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    seconds, kills, count = ([int(each) for each in sys.argv[2:]] + [60, 3, 32][len(sys.argv) - 2:])
    seed = random.SystemRandom().getrandbits(32)
    print(f"seed {seed}, {seconds} s, {kills} kills, {count} clients", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name) / "desk"
        folder.mkdir()
        desk = Desk(program, folder)
        with open(pathlib.Path(name) / "log", "wb") as log:
            server = Server(desk, log)
            clients = Clients(desk, server.port, seed)
            threads = [threading.Thread(target=clients.run, args=(number,)) for number in range(count)]
            threads.append(threading.Thread(target=publish_beside,
                                            args=(desk, clients, max(5, seconds / 30))))
            for thread in threads:
                thread.start()
            pick = random.Random(seed)
            life = seconds / (kills + 1)
            for left in range(kills, -1, -1):
                until = time.monotonic() + life * (0.8 + 0.4 * pick.random() if left else 1)
                while time.monotonic() < until:
                    time.sleep(0.25)
                    server.sample()
                if left:
                    server.kill()
            clients.ending.set()
            for thread in threads:
                thread.join()
            faults, requests = judge_end(desk, server, clients)
            server.process.terminate()
            if server.process.wait(60) != 0:
                faults.append(f"the server ended with {server.process.returncode}")
        faults += judge_memory(server.lives)
        verdict = json.loads(desk.run("audit", "verify", "--json"))
        if not verdict["sound"]:
            faults.append(f"audit: {verdict}")
        print(", ".join(f"{what}: {times}" for what, times in sorted(clients.counts.items())))
        print(f"{requests} requests taken, {len(clients.withdrawn)} withdrawn, "
              f"{len(clients.closed)} closed, "
              f"{len(clients.given)} consents given, "
              f"{len(desk.revisions)} revisions, "
              f"{verdict['entries']} entries of the audit, "
              f"{(folder / 'respite.db').stat().st_size >> 10} KiB of store")
    if faults:
        sys.exit("\n".join(faults[:20]) + f"\n{len(faults)} faults, seed {seed}")


if __name__ == "__main__":
    main()
