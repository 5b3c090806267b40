"""Every case found by trying the program, where that folder of scripts lies beside the project's.

A case is a folder with a run.sh, which is given the program and exits 0 where it does right. Usage:
cases_test.py PROGRAM FOLDER [NAME...]; names pick cases by the beginning of their folder's name.
"""
import pathlib
import subprocess
import sys

program, folder, *names = sys.argv[1:]
SKIPPED = 77
TIMEOUT = 600  # seconds, each


def run(case):
    """Nothing, or why it failed."""
    try:
        done = subprocess.run(["bash", case / "run.sh", program], capture_output=True, text=True,
                              errors="replace", timeout=TIMEOUT, check=False)
    except subprocess.TimeoutExpired:
        return f"not done after {TIMEOUT} s"
    if done.returncode == 0:
        return None
    return f"exit code {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}"


cases = sorted(script.parent for script in pathlib.Path(folder).glob("*/run.sh"))
if not cases:
    print(f"SKIPPED: there are no cases in {pathlib.Path(folder).resolve()}")
    sys.exit(SKIPPED)
chosen = [case for case in cases if not names or case.name.startswith(tuple(names))]
failed = []
for case in chosen:
    why = run(case)
    print(f"{'FAILED' if why else 'ok':7}{case.name}", flush=True)
    if why:
        failed.append(case.name)
        print(why)
print(f"{len(chosen) - len(failed)} of {len(chosen)} cases do right")
if failed:
    sys.exit("failed: " + ", ".join(failed))
