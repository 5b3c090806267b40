"""A mail relay on loopback: STARTTLS with a certificate made for it, and a user who must sign in."""
import asyncio
import email.policy
import pathlib
import socket
import ssl
import subprocess

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

USER, PASSWORD = "respite", "s3cret-of-the-relay"


def make_certificate(folder):
    """Files of a certificate for 127.0.0.1 that signs itself, and of its key."""
    ca, key = pathlib.Path(folder, "ca.pem"), pathlib.Path(folder, "key.pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                    "-nodes", "-keyout", key, "-out", ca, "-days", "3", "-subj", "/CN=127.0.0.1",
                    "-addext", "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True)
    return ca, key


class Taken:
    """One mail as it came: the envelope, the bytes, and what Python's parser makes of them."""

    def __init__(self, envelope):
        self.sender, self.to = envelope.mail_from, envelope.rcpt_tos
        self.bytes = envelope.original_content
        self.mail = email.message_from_bytes(self.bytes, policy=email.policy.default)

    def body(self, kind):
        return self.mail.get_body((kind,)).get_content()

    @property
    def subject(self):
        return str(self.mail["Subject"])


class Session(SMTP):
    async def smtp_DATA(self, arg):
        """A relay may hang up, or fall silent, in the middle of a mail."""
        relay = self.event_handler
        if relay.answer not in ("dies", "stalls"):
            return await super().smtp_DATA(arg)
        relay.tried += 1
        await self.push("354 go on")
        await self._reader.readline()
        if relay.answer == "stalls":
            await relay.ending.wait()
        self.transport.abort()
        return None


class Relay(Controller):
    """`answer` says how it takes a mail: "250 OK", "451 ...", "dies", "stalls". While it is deaf
    it hangs up on whoever waits for the answer to a mail that it has."""

    def __init__(self, folder):
        ca, key = make_certificate(folder)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(ca, key)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.authority, self.answer, self.taken, self.tried = ca, "250 OK", [], 0
        self.deaf, self.ending = False, asyncio.Event()
        self.attempts = []  # (user, password) of each who signed in, or tried
        super().__init__(self, hostname="127.0.0.1", port=port, tls_context=context,
                         require_starttls=True, auth_required=True, authenticator=self.judge)

    def factory(self):
        return Session(self, **self.SMTP_kwargs)

    def judge(self, _server, _session, _envelope, _mechanism, data):
        given = (data.login.decode(), data.password.decode())
        self.attempts.append(given)
        return AuthResult(success=given == (USER, PASSWORD), handled=False)

    async def handle_DATA(self, server, _session, envelope):
        self.tried += 1
        if self.answer.startswith("250"):
            self.taken.append(Taken(envelope))
        if self.deaf:
            server.transport.abort()
        return self.answer

    def take(self):
        taken, self.taken = self.taken, []
        return taken

    def close(self):
        self.loop.call_soon_threadsafe(self.ending.set)
        self.stop()
