// One run of one command: what was asked, by whom, when, and where the answer goes.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "cli/arguments.h"
#include "cli/environment.h"
#include "render/style.h"

namespace respite {

struct Command;

// Standard output was closed by whoever read it (`respite show | head`): nobody to tell.
class OutputClosed : public std::exception {};

class Session {
 public:
  // Throws Failure(kInput) where a global option has no good value.
  Session(const Command& command, const Arguments& arguments, const Environment& environment);

  [[nodiscard]] const Command& command() const { return command_; }
  [[nodiscard]] const Arguments& arguments() const { return arguments_; }
  [[nodiscard]] const std::string& folder() const { return folder_; }  // the desk
  [[nodiscard]] Instant now() const { return now_; }
  // now(), going on; where it was given, it starts there.
  [[nodiscard]] std::function<Instant()> clock() const;
  [[nodiscard]] const std::string& by() const { return by_; }  // who acts
  [[nodiscard]] const std::string& os_user() const { return environment_.os_user; }
  [[nodiscard]] bool json() const { return json_; }
  [[nodiscard]] const Style& style() const { return style_; }  // of standard output
  [[nodiscard]] const std::atomic<bool>* stop() const { return environment_.stop; }

  // Data, to standard output. Throws OutputClosed, or Failure(kFile) where it cannot be written.
  void print(std::string_view text) const;
  // Diagnostics, to standard error; a failure to write there is nobody's business.
  void warn(std::string_view text) const;
  // Whether whoever runs it can be asked: at a terminal, and where no JSON is wanted.
  [[nodiscard]] bool can_ask() const;
  // Asks on standard error: `fallback` where nothing is answered, or nobody answers any more; what
  // `wrong` has words for is told, and asked again. Throws Failure(kInterrupted).
  [[nodiscard]] std::string ask(std::string_view question, const std::string& fallback,
                                const std::function<std::string(const std::string&)>& wrong) const;
  // A line on standard error that the next one replaces; only on a terminal. Empty wipes it.
  void show_progress(std::string_view line) const;

 private:
  const Command& command_;
  const Arguments& arguments_;
  const Environment& environment_;
  std::string folder_;
  Instant now_;
  std::string by_;
  bool json_;
  Style style_;
};

}  // namespace respite
