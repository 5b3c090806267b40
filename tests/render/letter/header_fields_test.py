#!/usr/bin/env python3
"""What render/letter/mime.h writes is what Python's email package reads.

header_fields_test.py PROGRAM
"""
import email
import email.header
import email.policy
import email.utils
import json
import random
import subprocess
import sys

ALPHABETS = [
    "abcdefgh XYZ  0123",
    'ab "\\(),.:;<>@[]_=?!',
    "é ü ß Žł ñ œ",
    "日本語 漢字 かな",
    "שלום עולם مرحبا ",
    "👩‍💻 🧑🏽‍🚒 🇫🇷 a",
    "a\r\nb\tc\x00\x1f\x7f\x85 d",
    "=?UTF-8?Q?=41?= ",
]
ADDRESS = "asha.patel+on-call@example.org"


def seen(text):
    """A text as a header field can say it: control characters are spaces, none at the ends."""
    spaced = "".join(" " if ord(c) < 32 or 127 <= ord(c) < 160 else c for c in text)
    return spaced.strip(" ")


def texts():
    chance = random.Random(5322)
    yield from ("", " ", "\r\nBcc: x@example.org", "a" * 1000, "é" * 1000, "word " * 200, "a" + " " * 200 + "b",
                "x" * 59, "x" * 60, "x" * 61, "x" * 77, "👩‍💻" * 100, "Patel, Asha", "O'Neil", 'The "Boss"',
                "back\\slash", "a@b", "Dr. No", "=?", "é")
    for _ in range(3000):
        letters = "".join(chance.sample(ALPHABETS, chance.randint(1, 3)))
        yield "".join(chance.choice(letters) for _ in range(chance.choice((3, 20, 61, 80, 300))))


def fault_of(asked, answer):
    for number, part in enumerate(answer.split("\r\n")):
        if not all(" " <= c <= "~" for c in part):
            return "has more than printable ASCII"
        if len(part) + (16 if number == 0 else 0) > 76 or (number and not part.startswith(" ")):
            return f"has this line: {part!r}"
        if number and not part.strip():
            return "has an empty line"
    field = "Subject" if len(asked) == 1 else "To"
    read = email.message_from_bytes(f"{field}: {answer}\r\nX-After: 1\r\n\r\n".encode(),
                                    policy=email.policy.default)
    if read.keys() != [field, "X-After"]:
        return f"made the fields {read.keys()}"
    if read[field].defects:
        return f"is read with {read[field].defects}"
    if field == "Subject":
        got, wanted = str(read[field]), seen(asked[0])
    else:
        # Python 3.11's own display_name puts spaces between encoded words (its issue 92081).
        name, address = email.utils.parseaddr(answer.replace("\r\n", ""))
        got = [(str(email.header.make_header(email.header.decode_header(name))), address)]
        wanted = [(seen(asked[0]), asked[1])]
    return None if got == wanted else f"is read as {got!r}"


def main():
    asked = [[text] for text in texts()] + [[text, ADDRESS] for text in texts()]
    answers = subprocess.run([sys.argv[1]], input="".join(json.dumps(a) + "\n" for a in asked),
                             check=True, capture_output=True, encoding="utf-8").stdout.split("\n")[:-1]
    assert len(answers) == len(asked), (len(answers), len(asked))
    wrong = [f"{a!r} became {json.loads(answer)!r}, which {fault}" for a, answer in zip(asked, answers)
             if (fault := fault_of(a, json.loads(answer)))]
    if wrong:
        sys.exit("\n".join(wrong[:3]) + f"\n{len(wrong)} of {len(asked)}")
    print(f"{len(asked)} header fields read back")


main()
