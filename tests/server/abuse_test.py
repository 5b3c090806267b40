#!/usr/bin/env python3
"""Everything rude that a client can do to the server, on loopback, while honest ones go on.

abuse_test.py RESPITE SECONDS TRICKLING   where no sanitizer is built in, memory is judged too
"""
import asyncio
import json
import multiprocessing
import pathlib
import random
import socket
import subprocess
import sys
import tempfile
import time

MOST_MEMORY = 200 << 20
MOST_LATENCY = 0.1
HEAD = b"GET /healthz HTTP/1.1\r\nHost: desk\r\n"


def lay_desk(program, folder):
    def run(*words):
        done = subprocess.run([program, "-C", folder, "--now", "2026-12-01T09:00Z", *words],
                              capture_output=True, text=True, check=True)
        return done.stdout
    run("init")
    run("plan", "--from", "2026-12-07", "--weeks", "13", "--effort", "5")
    run("publish")
    return json.loads(run("token", "create", "feed", "--rota", "oncall", "--json"))["url"]


class Server:
    def __init__(self, program, folder):
        self.log = open(pathlib.Path(folder) / "log", "wb")
        self.process = subprocess.Popen(
            [program, "-C", folder, "--now", "2026-12-01T10:00Z", "serve", "--listen",
             "127.0.0.1:0", "--rate", "0"], stdout=subprocess.PIPE, stderr=self.log, text=True)
        self.port = int(self.process.stdout.readline().rsplit(":", 1)[1])

    def most_memory(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(status.split("VmHWM:")[1].split()[0]) * 1024

    def end(self):
        self.process.terminate()
        return self.process.wait(timeout=30)


def be_honest(port, feed, ending, told):
    """One request after the other on a connection of its own, each timed: in a process of its own,
    for the abuse's is busy with itself."""
    path = "/" + feed.split("/", 3)[3]
    late, wrong = [], []
    while not ending.wait(0.05):
        begun = time.monotonic()
        with socket.create_connection(("127.0.0.1", port)) as link:
            link.sendall(f"GET {path} HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\r\n".encode())
            answer = b"".join(iter(lambda: link.recv(1 << 16), b""))
        late.append(time.monotonic() - begun)
        if not answer.startswith(b"HTTP/1.1 200") or not answer.endswith(b"END:VCALENDAR\r\n"):
            wrong.append(f"an honest client got {answer[:60]!r}")
    told.put((sorted(late), wrong))


class Abuse:
    def __init__(self, port, feed, seconds, trickling, seed):
        self.port, self.feed, self.trickling = port, feed, trickling
        self.until = time.monotonic() + seconds
        self.random = random.Random(seed)
        self.sent = {}
        self.wrong = []

    def going(self):
        return time.monotonic() < self.until

    async def connect(self):
        return await asyncio.open_connection("127.0.0.1", self.port)

    async def say(self, name, *parts, answer=None):
        """Sends the parts and reads until the server closes or has answered."""
        self.sent[name] = self.sent.get(name, 0) + 1
        reader, writer = await self.connect()
        got = b""
        try:
            for part in parts:
                writer.write(part)
                await writer.drain()
            got = await asyncio.wait_for(reader.read(4096), 20)
        except (OSError, asyncio.TimeoutError, asyncio.IncompleteReadError):
            pass
        writer.close()
        status = got[9:12].decode("ascii", "replace")
        if answer is not None and status not in answer:
            self.wrong.append(f"{name}: answered {status!r}, not one of {answer}")

    async def trickle(self):
        while self.going():
            self.sent["trickle"] = self.sent.get("trickle", 0) + 1
            try:
                reader, writer = await self.connect()
                for byte in HEAD + b"X: " + b"a" * 10000:
                    if not self.going():
                        break
                    writer.write(bytes([byte]))
                    await writer.drain()
                    await asyncio.sleep(self.random.uniform(0.2, 1))
                    if reader.at_eof():
                        break
                writer.close()
            except OSError:
                await asyncio.sleep(0.5)

    async def slow_reader(self):
        path = self.feed.split("/", 3)[3]
        while self.going():
            try:
                reader, writer = await self.connect()
                writer.write(f"GET /{path} HTTP/1.1\r\nHost: desk\r\n\r\n".encode() * 20)
                for _ in range(50):
                    await reader.read(100)
                    await asyncio.sleep(0.2)
                    if not self.going():
                        break
                writer.close()
            except OSError:
                await asyncio.sleep(0.5)

    async def rude(self):
        post = b"POST /api/v1/ask HTTP/1.1\r\nHost: desk\r\nContent-Type: application/json\r\n"
        long_line = b"a" * 65536
        acts = [
            ("endless head", HEAD, *[b"X: " + long_line] * 16),
            ("20,000 headers", HEAD, *[b"A: b\r\n" * 1000] * 20, b"\r\n"),
            ("long target", b"GET /" + long_line + b" HTTP/1.1\r\nHost: desk\r\n\r\n"),
            ("huge body announced", post + b"Content-Length: 999999999\r\n\r\n", long_line * 4),
            ("long body without a token", post + b"Content-Length: 1000000\r\n\r\n", long_line * 8),
            ("endless chunks", post + b"Transfer-Encoding: chunked\r\n\r\n",
             *[b"10000\r\n" + long_line + b"\r\n"] * 32),
            ("length twice", post + b"Content-Length: 3\r\nContent-Length: 30\r\n\r\n{} GET /"),
            ("length and chunks", post + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
             b"0\r\n\r\nGET /metrics HTTP/1.1\r\nHost: desk\r\n\r\n"),
            ("chunk of no size", post + b"Transfer-Encoding: chunked\r\n\r\nxyz\r\n"),
            ("bare line feeds", b"GET /healthz HTTP/1.1\nHost: desk\n\n\r\n\r\n"),
            ("folded", HEAD + b"A: b\r\n c: d\r\n\r\n"),
            ("zero bytes", b"\0" * 9000),
            ("another protocol", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 900),
            ("no host", b"GET /healthz HTTP/1.1\r\n\r\n"),
            ("another's host", b"GET http://other/ HTTP/1.1\r\nHost: other\r\n\r\n"),
            ("climbing", b"GET /feeds/../../etc/passwd HTTP/1.1\r\nHost: desk\r\n\r\n"),
            ("climbing escaped", b"GET /feeds/%2e%2e%2fteam.toml HTTP/1.1\r\nHost: desk\r\n\r\n"),
            ("zero in path", b"GET /feeds/x%00.ics HTTP/1.1\r\nHost: desk\r\n\r\n"),
            ("broken UTF-8", b"GET /feeds/%ff%fe.ics HTTP/1.1\r\nHost: desk\r\n\r\n"),
            ("broken JSON", post + b"Content-Length: 4\r\n\r\n{\xff\xfe}"),
            ("deep JSON", post + b"Content-Length: 16000\r\n\r\n" + b"[" * 16000),
            ("guess", b"GET /feeds/" + b"A" * 43 + b".ics HTTP/1.1\r\nHost: desk\r\n\r\n"),
            ("ranges", HEAD + b"Range: bytes=" + b",".join([b"0-1"] * 1000) + b"\r\n\r\n"),
        ]
        fine = {"ranges": ["200"], "endless head": ["431", ""], "20,000 headers": ["431", ""],
                "long target": ["431", ""], "guess": ["404"], "long body without a token": ["413", ""],
                "huge body announced": ["413", ""], "endless chunks": ["411", ""],
                "zero bytes": ["431", "400", ""], "another protocol": ["431", "400", ""]}
        while self.going():
            name, *parts = self.random.choice(acts)
            try:
                await self.say(name, *parts, answer=fine.get(name, ["400", "411", ""]))
            except OSError:
                await asyncio.sleep(0.1)

    async def run(self):
        tasks = [asyncio.create_task(self.trickle()) for _ in range(self.trickling)]
        await asyncio.sleep(0)
        tasks += [asyncio.create_task(self.rude()) for _ in range(8)]
        tasks += [asyncio.create_task(self.slow_reader()) for _ in range(8)]
        await asyncio.gather(*tasks)


def main():
    program, seconds, trickling = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
    judged = "--memory" in sys.argv
    seed = 4
    with tempfile.TemporaryDirectory() as folder:
        feed = lay_desk(program, folder)
        server = Server(program, folder)
        abuse = Abuse(server.port, feed, seconds, trickling, seed)
        ending, told = multiprocessing.Event(), multiprocessing.Queue()
        honest = multiprocessing.Process(target=be_honest, args=(server.port, feed, ending, told))
        honest.start()
        asyncio.run(abuse.run())
        ending.set()
        late, wrong = told.get(timeout=60)
        honest.join()
        abuse.wrong += wrong
        memory = server.most_memory()
        code = server.end()
    print(f"seed {seed}, {trickling} trickling, {seconds:.0f} s: {sum(abuse.sent.values())} rude "
          f"acts of {len(abuse.sent)} kinds; memory at most {memory >> 20} MiB; "
          f"{len(late)} honest requests, median {1000 * late[len(late) // 2]:.1f} ms, "
          f"99 % {1000 * late[len(late) * 99 // 100]:.1f} ms, slowest {1000 * late[-1]:.1f} ms")
    for wrong in sorted(set(abuse.wrong))[:20]:
        print(wrong)
    if abuse.wrong or code != 0:
        sys.exit(f"{len(abuse.wrong)} wrong answers, the server ended with {code}")
    if judged and memory > MOST_MEMORY:
        sys.exit(f"{memory >> 20} MiB are too many")
    if late[len(late) * 99 // 100] > MOST_LATENCY:
        print("honest clients waited longer than 100 ms")


main()
