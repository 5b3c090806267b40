// A relay on loopback that keeps what it is given: as much of SMTP as that takes (RFC 5321).
import { createServer } from 'node:net';

export class Mailbox {
  async open() {
    this.mails = [];
    this.server = createServer((socket) => {
      let text = '';
      let data = false;
      const say = (line) => socket.write(`${line}\r\n`);
      socket.on('error', () => {});
      socket.on('data', (chunk) => {
        text += chunk.toString('latin1');
        for (;;) {
          const end = text.indexOf(data ? '\r\n.\r\n' : '\r\n');
          if (end < 0) return;
          const line = text.slice(0, end);
          text = text.slice(end + (data ? 5 : 2));
          if (data) this.mails.push(line);
          if (/^quit/i.test(line) && !data) socket.end('221 bye\r\n');
          else say(!data && /^data/i.test(line) ? '354 go on' : '250 ok');
          data = !data && /^data/i.test(line);
        }
      });
      say('220 here');
    });
    await new Promise((resolve) => { this.server.listen(0, '127.0.0.1', resolve); });
    this.port = this.server.address().port;
    return this;
  }

  // The first mail that holds the words, once it is there, with its soft line breaks taken out.
  async first(words) {
    for (let i = 0; i < 200; ++i) {
      const texts = this.mails.map((mail) => mail.replaceAll('=\r\n', '').replaceAll('=3D', '='));
      const found = texts.find((mail) => mail.includes(words));
      if (found) return found;
      await new Promise((resolve) => { setTimeout(resolve, 100); });
    }
    throw new Error(`no mail with ${words} among ${this.mails.length}`);
  }

  close() {
    this.server.close();
  }
}
