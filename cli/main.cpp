// The program: reads the machine (clock, terminal, user), runs, ends.
#include <poll.h>
#include <pwd.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <optional>
#include <string>

#include "cli/run.h"

namespace {

// A signal handler can reach nothing but a global.
std::atomic<bool> interrupted = false;

extern "C" void note_interrupt(int signal) {
  interrupted = true;
  static_cast<void>(std::signal(signal, SIG_DFL));  // the second one ends the program at once
}

respite::Writer writer_to(int file) {
  return [file](std::string_view text) -> std::error_code {
    while (!text.empty()) {
      const ssize_t written = ::write(file, text.data(), text.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return {errno, std::generic_category()};
      text.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
  };
}

// poll() ends where a signal comes, which a read would sleep through.
std::optional<std::string> read_line() {
  std::string line;
  for (;;) {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    if (::poll(&input, 1, -1) < 0) {
      if (errno == EINTR && !interrupted) continue;
      return std::nullopt;
    }
    char c = 0;
    if (::read(STDIN_FILENO, &c, 1) != 1) return line.empty() ? std::nullopt : std::optional(line);
    if (c == '\n') return line;
    line += c;
  }
}

int terminal_columns() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 100;
  return size.ws_col;
}

std::string os_user() {
  const passwd* const entry = ::getpwuid(::geteuid());
  return entry != nullptr ? entry->pw_name : std::to_string(::geteuid());
}

respite::Instant machine_clock() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

bool is_set(const char* variable) {
  const char* const value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

}  // namespace

int main(int argc, char** argv) {
  static_cast<void>(std::signal(SIGPIPE, SIG_IGN));  // a closed pipe is an error code of write
  static_cast<void>(std::signal(SIGINT, note_interrupt));
  static_cast<void>(std::signal(SIGTERM, note_interrupt));
  respite::Environment environment;
  environment.out = writer_to(STDOUT_FILENO);
  environment.err = writer_to(STDERR_FILENO);
  environment.read_line = read_line;
  environment.in_is_terminal = ::isatty(STDIN_FILENO) == 1;
  environment.out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  environment.err_is_terminal = ::isatty(STDERR_FILENO) == 1;
  environment.columns = terminal_columns();
  environment.no_color = is_set("NO_COLOR");
  environment.now = machine_clock();
  environment.clock = machine_clock;
  environment.os_user = os_user();
  environment.stop = &interrupted;
  return respite::run({argv + 1, argv + argc}, environment);
}
