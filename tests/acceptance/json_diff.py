#!/usr/bin/env python3
"""What two versions of Respite answer, field by field: json_diff.py OLD NEW

Tells the same story with both programs on the command line and over HTTP, and prints each path of
an answer that only one of them has, or whose value differs. Ids that are random are passed over.
"""
import json
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

NOW = "2026-11-20T09:00Z"
LATER = "2026-12-08T10:00Z"
STORY = [
    (NOW, "init"), (NOW, "check"), (NOW, "plan --from 2026-12-07 --weeks 4"), (NOW, "check"),
    (NOW, "show --draft"), (NOW, "diff"), (NOW, "publish --note one"), (NOW, "show"),
    (LATER, "who"), (LATER, "gaps"), (LATER, "free --minutes 60"), (LATER, "targets"),
    (LATER, "parity"), (LATER, "ask --priority P2"), (LATER, "ask --take --priority P2 --requester pat"),
    (LATER, "ask --take --category personal --requester pat"), (LATER, "queue"),
    (LATER, "request show 1"), (LATER, "incident begin --person amir"), (LATER, "incident list"),
    (LATER, "incident end 1"), (LATER, "consent list --all"), (LATER, "request close 1"),
    (LATER, "queue --settle"), (LATER, "audit"), (LATER, "audit verify"),
    (LATER, "webhook create https://hooks.example.org/x"), (LATER, "webhook list"),
    (LATER, "webhook revoke 1"), (LATER, "token create api --role lead --person beth"),
    (LATER, "token list"), (LATER, "backup"), (LATER, "export out"), (LATER, "undo --note two"),
]
ROUTES = ["/api/v1/who", "/api/v1/rota", "/api/v1/gaps", "/api/v1/check", "/api/v1/free",
          "/api/v1/targets", "/api/v1/parity", "/api/v1/queue", "/api/v1/requests/1",
          "/api/v1/consents?all=true", "/api/v1/incidents", "/api/v1/audit?limit=3",
          "/api/v1/audit/verdict", "/api/v1/publications", "/api/v1/publications/1",
          "/api/v1/tokens", "/api/v1/webhooks"]
RANDOM = re.compile(r"\.(id|token|url|secret|sha256|digest|bytes|file|event|created|used|at)$")


def leaves(value, path=""):
    """Every path of an answer with its value; places in lists count as one."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, f"{path}.{key}")
        if not value:
            yield path, "{}"
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part, path + "[]")
        if not value:
            yield path, "[]"
    else:
        yield path, json.dumps(value)


def story(program, folder):
    """The answers on the command line, then over HTTP."""
    answers, secret = {}, ""
    for number, (now, words) in enumerate(STORY):
        ran = subprocess.run([program, "-C", folder, "--json", "--now", now, *words.split()],
                             cwd=folder, capture_output=True, text=True)
        name = f"{number:02} {words}"
        try:
            answers[name] = json.loads(ran.stdout)
        except ValueError:
            answers[name] = {"stdout": ran.stdout, "stderr": ran.stderr}
        if words.startswith("token create"):
            secret = answers[name].get("token", "")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([program, "-C", folder, "--now", LATER, "serve", "--listen",
                               f"127.0.0.1:{port}"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    server.stdout.readline()
    try:
        for route in ROUTES:
            request = urllib.request.Request(f"http://127.0.0.1:{port}{route}",
                                             headers={"Authorization": "Bearer " + secret})
            try:
                text = urllib.request.urlopen(request, timeout=30).read()
            except urllib.error.HTTPError as error:
                text = error.read()
            answers["GET " + route] = json.loads(text)
    finally:
        server.terminate()
        server.wait()
    return answers


def main():
    told = []
    for program in sys.argv[1:3]:
        with tempfile.TemporaryDirectory(prefix="respite-json-") as folder:
            told.append(story(str(pathlib.Path(program).resolve()), folder))
    old, new = told
    differences = 0
    for name in old:
        before, after = {}, {}
        for answer, into in ((old[name], before), (new[name], after)):
            for path, value in leaves(answer):
                into.setdefault(path, []).append(value)
        lines = []
        for path in sorted(set(before) | set(after)):
            if path not in after:
                lines.append(f"- {path}")
            elif path not in before:
                lines.append(f"+ {path} = {after[path][0]}")
            elif before[path] != after[path] and not RANDOM.search(path):
                lines.append(f"~ {path}: {before[path][0]} -> {after[path][0]}")
        if lines:
            differences += len(lines)
            print(name, *lines, sep="\n    ")
    print(f"{len(old)} answers compared, {differences} paths differ")


main()
