// How many mails leave the outbox in a minute, to a relay on loopback that takes everything.
//   mail_bench [MAILS]       prints mails a minute, and the processor's seconds of our side alone:
//                            the relay is a process of its own. With taskset -c 0 both share a
//                            core.
//   mail_bench sink RATE     that relay alone, until it is killed: it prints its port and takes so
//                            many mails a minute, 0 as many as come
//   mail_bench fill DIR MAILS    puts so many, due by now, into the outbox of that desk
#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>

#include "app/messages/send.h"
#include "render/letter/letter.h"
#include "store/database.h"
#include "store/messages/mails.h"

namespace respite {
namespace {

using std::chrono::steady_clock;

const Instant kNow = Instant{std::chrono::sys_days{std::chrono::year{2026} / 6 / 1}};
constexpr int kPeople = 20;

void say(int peer, std::string_view text) {
  if (::write(peer, text.data(), text.size()) < 0) std::exit(1);
}

// Takes one, and not sooner than it may take the next: by the clock of a slow relay, which does
// not catch up on what it took too late.
class Pace {
 public:
  explicit Pace(int a_minute) : pause_(a_minute > 0 ? kMinute / a_minute : kNone) {}
  void wait() {
    if (pause_ == kNone) return;
    std::this_thread::sleep_until(next_);
    next_ = std::max(next_ + pause_, steady_clock::now() - 10 * pause_);
  }

 private:
  static constexpr std::chrono::nanoseconds kNone{0};
  static constexpr std::chrono::nanoseconds kMinute = std::chrono::minutes{1};
  std::chrono::nanoseconds pause_;
  steady_clock::time_point next_ = steady_clock::now();
};

// Speaks as much SMTP (RFC 5321) as it takes to take mails.
void take_mails(int peer, Pace& pace) {
  std::string read;
  char buffer[65536];
  bool in_data = false;
  say(peer, "220 sink\r\n");
  while (true) {
    const ssize_t got = ::read(peer, buffer, sizeof buffer);
    if (got <= 0) return;
    read.append(buffer, static_cast<std::size_t>(got));
    while (true) {
      const std::string_view end = in_data ? "\r\n.\r\n" : "\r\n";
      const auto at = read.find(end);
      if (at == std::string::npos) break;
      const std::string command = read.substr(0, 4);
      read.erase(0, at + end.size());
      if (in_data) {
        in_data = false;
        pace.wait();
        say(peer, "250 taken\r\n");
      } else if (command == "DATA") {
        in_data = true;
        say(peer, "354 go on\r\n");
      } else if (command == "QUIT") {
        say(peer, "221 bye\r\n");
        return;
      } else {
        say(peer, command == "EHLO" ? "250 sink\r\n" : "250 well\r\n");
      }
    }
  }
}

struct Listener {
  int socket = -1;
  int port = 0;
};

Listener listen_on_loopback() {
  const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  if (::bind(listener, any, size) != 0 || ::listen(listener, 8) != 0 ||
      ::getsockname(listener, any, &size) != 0)
    std::exit(1);
  return {listener, ntohs(address.sin_port)};
}

[[noreturn]] void be_a_relay(int listener, int a_minute) {
  Pace pace(a_minute);
  while (true) {
    const int peer = ::accept(listener, nullptr, nullptr);
    take_mails(peer, pace);
    ::close(peer);
  }
}

void write_desk(const std::string& folder, int port) {
  std::string text =
      "[desk]\nid = \"bench\"\nname = \"Bench\"\nzone = \"Europe/London\"\n"
      "service = \"mon-fri 09:00-17:00\"\n";
  for (int i = 0; i < kPeople; ++i)
    text += fmt::format("[[person]]\nid = \"p{0}\"\nemail = \"p{0}@desk.example\"\n", i);
  text += fmt::format(
      "[mail]\nrelay = \"127.0.0.1:{}\"\nfrom = \"Desk <desk@desk.example>\"\ntls = \"none\"\n"
      "pages = \"https://rota.desk.example\"\n",
      port);
  std::ofstream(folder + "/team.toml") << text;
}

void fill_outbox(const std::string& folder, int mails, Instant now) {
  Letter letter;
  letter.language = "en";
  letter.subject = "New duties for you: On call, out of hours";
  letter.paragraphs = {"Beth Lowry has published the rota. This is what changes for you."};
  for (int i = 0; i < 4; ++i)
    letter.rows.push_back({fmt::format("Mon 7 Dec, 09:00 to Mon {} Dec, 09:00", 14 + 7 * i),
                           "On call, out of hours, primary", "yours now"});
  letter.reason = "You get this because you hold duties of the desk.";
  const std::string body = to_json(letter);
  store::Database database = store::Database::open(folder);
  database.write([&] {
    for (int i = 0; i < mails; ++i) {
      MailRecord mail;
      mail.recipient = fmt::format("p{}", i % kPeople);
      mail.kind = "duty";
      mail.thread = mail.event = fmt::format("{:016x}{:016x}", now.time_since_epoch().count(), i);
      mail.made = mail.next_try = now;
      mail.body = body;
      static_cast<void>(store::put_mail(database, mail));
    }
  });
}

void measure(const std::string& folder, int mails) {
  const OpenedDesk opened = open_desk({folder, kNow, "bench", "bench"});
  Mailer mailer(relay_of(*opened.desk), nullptr);
  const auto begin = steady_clock::now();
  const std::clock_t spent = std::clock();
  const SentView view = send_mails(
      *opened.desk,
      {[] { return kNow; }, [&](const OutgoingMail& mail) { return mailer.send(mail); }, nullptr});
  const double seconds = std::chrono::duration<double>(steady_clock::now() - begin).count();
  const double own = static_cast<double>(std::clock() - spent) / CLOCKS_PER_SEC;
  std::int64_t sent = 0;
  for (const SentLine& line : view.tried) sent += line.delivered ? 1 : 0;
  fmt::print("{} of {} mails sent in {:.2f} s: {:.0f} a minute; {:.2f} s of the processor\n", sent,
             mails, seconds, 60 * static_cast<double>(sent) / seconds, own);
}

}  // namespace
}  // namespace respite

int main(int argc, char** argv) {
  using namespace respite;
  const std::string what = argc > 1 ? argv[1] : "10000";
  if (what == "sink" && argc == 3) {
    const Listener relay = listen_on_loopback();
    fmt::print("{}\n", relay.port);
    std::fflush(stdout);
    be_a_relay(relay.socket, std::atoi(argv[2]));
  }
  if (what == "fill" && argc == 4) {
    fill_outbox(argv[2], std::atoi(argv[3]),
                std::chrono::floor<Seconds>(std::chrono::system_clock::now()));
    return 0;
  }
  const int mails = std::atoi(what.c_str());
  std::string folder = (std::filesystem::temp_directory_path() / "respite-mail.XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) return 1;
  const Listener relay = listen_on_loopback();
  const pid_t sink = ::fork();
  if (sink == 0) be_a_relay(relay.socket, 0);
  ::close(relay.socket);
  write_desk(folder, relay.port);
  fill_outbox(folder, mails, kNow);
  measure(folder, mails);
  ::kill(sink, SIGTERM);
  ::waitpid(sink, nullptr, 0);
  std::filesystem::remove_all(folder);
}
