#!/usr/bin/env python3
"""Every verdict case through `respite ask --batch` on a freshly laid law firm, compared exactly.

ask_test.py RESPITE CASES...
"""
import json
import pathlib
import sys

from program import expect, run, scratch

COMPARED = ["verdict", "person", "slot", "alternative", "promise", "ack_by", "consent"]


def differences(case, answer):
    wanted = case["expect"]
    found = [f"{key}: {answer.get(key)}, expected {wanted.get(key)}" for key in COMPARED
             if answer.get(key) != wanted.get(key)]
    if set(wanted["rules"]) != set(answer["rules"]):
        found.append(f"rules: {answer['rules']}, expected {wanted['rules']}")
    return [f"{case['id']} {text}" for text in found]


def main():
    with scratch() as desk:
        run(desk, "init", "--template", "law-firm")
        for name in sys.argv[2:]:
            path = pathlib.Path(name)
            cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
            answers = [json.loads(line) for line in
                       run(desk, "ask", "--batch", str(path)).splitlines()]
            expect(len(cases) == len(answers) >= 20, f"{path.name}: {len(answers)} answers")
            wrong = [text for case, answer in zip(cases, answers)
                     for text in differences(case, answer)]
            expect(not wrong, "\n".join(wrong))
            print(f"{path.name}: {len(cases)} verdicts as expected")
        bad = pathlib.Path(desk) / "bad.jsonl"
        bad.write_text('{"id": "a", "request": {"minuets": 5}}\n\nnonsense\n'
                       '{"id": "b", "request": {"skill": "windows"}}\n', encoding="utf-8")
        answers = [json.loads(line) for line in
                   run(desk, "ask", "--batch", str(bad), code=2).splitlines()]
        expect([a.get("error", {}).get("line") for a in answers] == [1, 3, None],
               f"a bad line does not stop the rest: {answers}")
        print("bad lines get errors of their own")


main()
