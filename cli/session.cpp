#include "cli/session.h"

#include <fmt/format.h>

#include "app/operation/failure.h"

namespace respite {

Session::Session(const Command& command, const Arguments& arguments, const Environment& environment)
    : command_(command),
      arguments_(arguments),
      environment_(environment),
      folder_(arguments.text_or("directory", environment.folder)),
      now_(arguments.instant("now").value_or(environment.now)),
      by_(arguments.text_or("by", environment.os_user)),
      json_(arguments.has("json")) {
  if (folder_.empty()) throw Failure(ExitCode::kInput, "-C needs a folder");
  if (by_.empty()) throw Failure(ExitCode::kInput, "--by needs somebody's id");
  style_.color = environment.out_is_terminal && !environment.no_color && !arguments.has("no-color");
  style_.columns = environment.columns;
}

std::function<Instant()> Session::clock() const {
  if (!environment_.clock) return [now = now_] { return now; };
  const Seconds ahead = arguments_.has("now") ? now_ - environment_.now : Seconds{0};
  return [clock = environment_.clock, ahead] { return clock() + ahead; };
}

void Session::print(std::string_view text) const {
  const std::error_code error = environment_.out(text);
  if (error == std::errc::broken_pipe) throw OutputClosed();
  if (error) {
    throw Failure(ExitCode::kFile, "cannot write to standard output: {}", error.message());
  }
}

void Session::warn(std::string_view text) const { static_cast<void>(environment_.err(text)); }

bool Session::can_ask() const {
  return environment_.in_is_terminal && environment_.err_is_terminal && environment_.read_line &&
         !json_;
}

std::string Session::ask(std::string_view question, const std::string& fallback,
                         const std::function<std::string(const std::string&)>& wrong) const {
  for (;;) {
    warn(fallback.empty() ? fmt::format("{}: ", question)
                          : fmt::format("{} [{}]: ", question, fallback));
    const auto line = environment_.read_line();
    if (environment_.stop != nullptr && *environment_.stop)
      throw Failure(ExitCode::kInterrupted, "interrupted; nothing is written");
    if (!line) {
      warn("\n");
      return fallback;
    }
    const std::size_t begin = line->find_first_not_of(" \t\r");
    std::string answer = begin == std::string::npos
                             ? fallback
                             : line->substr(begin, line->find_last_not_of(" \t\r") + 1 - begin);
    const std::string why = wrong(answer);
    if (why.empty()) return answer;
    warn(fmt::format("  {}\n", why));
  }
}

void Session::show_progress(std::string_view line) const {
  if (environment_.err_is_terminal) warn(fmt::format("\r\x1b[K{}", line));
}

}  // namespace respite
