#!/usr/bin/env python3
"""How fast the server gives a feed of 500 events, beside nginx with the same bytes in a file.

speed_test.py RESPITE [SECONDS]    ends with 77 where wrk or nginx is not installed
"""
import gzip
import json
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

LEAST_OF_NGINX = 0.5
ROUNDS = 3


def run(program, folder, *words):
    return subprocess.run([program, "-C", folder, "--now", "2026-01-01T09:00Z", *words],
                          capture_output=True, text=True, check=True).stdout


def lay_desk(program, folder):
    """Three shifts a day: some 500 slots of one rota in the feed's window."""
    run(program, folder, "init", "--template", "round-the-clock")
    run(program, folder, "plan", "--from", "2026-01-05", "--weeks", "12", "--effort", "1")
    run(program, folder, "publish")
    rotas = json.loads(run(program, folder, "show", "--from", "2026-01-05", "--weeks", "12", "--json"))
    rota = max({slot["rota"] for slot in rotas["slots"]},
               key=lambda one: sum(slot["rota"] == one for slot in rotas["slots"]))
    return json.loads(run(program, folder, "token", "create", "feed", "--rota", rota, "--json"))["url"]


def nginx(root, port):
    folder = pathlib.Path(root)
    (folder / "nginx.conf").write_text(f"""
daemon off; worker_processes 1; pid {root}/nginx.pid; error_log {root}/error.log;
events {{ worker_connections 256; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
  types {{ text/calendar ics; }}
  client_body_temp_path {root}/b; proxy_temp_path {root}/p; fastcgi_temp_path {root}/f;
  uwsgi_temp_path {root}/u; scgi_temp_path {root}/s;
  server {{ listen 127.0.0.1:{port}; root {root}; gzip_static on; etag on; }}
}}
""", encoding="utf-8")
    return subprocess.Popen(["nginx", "-p", root, "-c", f"{root}/nginx.conf"],
                            stderr=subprocess.DEVNULL)


def fetch(url, headers):
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
        return answer.read(), answer.headers


def wrk(url, headers, seconds):
    words = ["wrk", "-t1", "-c16", f"-d{seconds}s", url]
    for name, value in headers.items():
        words += ["-H", f"{name}: {value}"]
    text = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    return float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1))


def compare(name, ours, theirs, headers_of, seconds):
    """Rounds in turn, so that whatever else the machine does meets both."""
    rates = {ours: [], theirs: []}
    for _ in range(ROUNDS):
        for url in (ours, theirs):
            rates[url].append(wrk(url, headers_of(url), seconds))
    own, other = statistics.median(rates[ours]), statistics.median(rates[theirs])
    print(f"{name}: {own:,.0f}/s, nginx {other:,.0f}/s, {own / other:.2f} of it")
    return own / other


def main():
    if not shutil.which("wrk") or not shutil.which("nginx"):
        print("wrk or nginx is not installed: skipped")
        sys.exit(77)
    program, seconds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as root:
        path = "/" + lay_desk(program, folder).split("/", 3)[3]
        server = subprocess.Popen(
            [program, "-C", folder, "--now", "2026-01-01T10:00Z", "serve", "--listen",
             "127.0.0.1:0", "--rate", "0"], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)
        peer = None
        try:
            ours = server.stdout.readline().split()[-1] + path
            begun = time.monotonic()
            text, headers = fetch(ours, {})
            print(f"{text.count(b'BEGIN:VEVENT')} events, {len(text)} octets; the first answer "
                  f"after {1000 * (time.monotonic() - begun):.1f} ms")
            pathlib.Path(root, "feed.ics").write_bytes(text)
            pathlib.Path(root, "feed.ics.gz").write_bytes(gzip.compress(text, 6))
            pathlib.Path(root).chmod(0o755)
            port = 18080
            peer = nginx(root, port)
            time.sleep(0.5)
            theirs = f"http://127.0.0.1:{port}/feed.ics"
            assert fetch(theirs, {})[0] == text
            tags = {url: fetch(url, {})[1]["ETag"] for url in (ours, theirs)}
            shares = [
                compare("200, plain", ours, theirs, lambda url: {}, seconds),
                compare("200, gzip", ours, theirs, lambda url: {"Accept-Encoding": "gzip"}, seconds),
                compare("304", ours, theirs, lambda url: {"If-None-Match": tags[url]}, seconds)]
        finally:
            if peer is not None:
                peer.terminate()
                peer.wait()
            server.terminate()
            server.wait(timeout=30)
    if min(shares) < LEAST_OF_NGINX:
        sys.exit(f"less than {LEAST_OF_NGINX} of nginx")


main()
