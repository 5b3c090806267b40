#!/usr/bin/env python3
"""A desk restored from its backup is the desk that was copied; nothing is written over.

backup_test.py RESPITE
"""
import hashlib
import json
import pathlib
import shutil

from program import expect, run, run_json, scratch

NOW = ["--now", "2026-03-03T09:00:00Z"]


def main():
    with scratch() as folder:
        desk, other = pathlib.Path(folder, "desk"), pathlib.Path(folder, "other")
        desk.mkdir()
        other.mkdir()
        run(desk, "init", "--template", "law-firm", "--now", "2026-03-01T08:00:00Z")
        run(desk, "ask", "--take", "--skill", "macos", *NOW)
        copy = pathlib.Path(folder, "copy.db")
        made = run_json(desk, "backup", str(copy))
        expect(made["revision"] == 1, f"revision of the copy: {made}")
        expect(made["sha256"] == hashlib.sha256(copy.read_bytes()).hexdigest(), "the hash told")
        before = copy.read_bytes()
        run(desk, "backup", str(copy), code=4)
        expect(copy.read_bytes() == before, "a backup was written over")

        run(desk, "restore", str(copy), code=4)  # a store is there
        for name in ["team.toml", "holidays"]:
            source = desk / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, other / name)
        run(other, "restore", str(copy))
        for command in (["queue"], ["show"], ["audit"]):
            left, right = (json.dumps(run_json(d, *command, *NOW)) for d in (desk, other))
            expect(left == right, f"{command} differs after restore")
        expect(run_json(other, "audit", "verify")["sound"], "the restored record is sound")

        damaged = bytearray(before)
        damaged[len(damaged) // 2] ^= 0xFF
        damaged[:16] = b"x" * 16
        copy.write_bytes(damaged)
        third = pathlib.Path(folder, "third")
        third.mkdir()
        run(third, "restore", str(copy), code=4)
        expect(not (third / "respite.db").exists(), "a damaged backup was put in place")
        print("backup and restore: the same desk, nothing written over")


main()
