// What stops a command before it is done: an exception that carries the exit code.
#pragma once

#include <fmt/format.h>

#include <exception>
#include <stdexcept>
#include <string>
#include <utility>

namespace respite {

// What the program tells whoever called it; the values never change.
enum class ExitCode {
  kDone = 0,
  kBug = 1,
  kInput = 2,  // usage, or a file of the desk that says something wrong
  kRule = 3,   // a hard rule is broken, a required turn stays empty, a publish was refused
  kFile = 4,   // a file or the store
  // Verdicts, where --exit-code lets them speak; a time given is kDone.
  kQueued = 10,
  kEscalated = 11,
  kNeedsConsent = 12,
  kInterrupted = 130,
};

// Cannot go on. Thrown anywhere below cli/, caught in one place (cli/run.cpp), which prints
// "respite: " and the message. What to type next is said on the command line alone:
//   throw Failure(ExitCode::kInput, "there is no draft").typed(": make one with `respite plan`");
class Failure : public std::runtime_error {
 public:
  Failure(ExitCode code, const std::string& message) : std::runtime_error(message), code_(code) {}
  // As fmt::format() has it.
  template <class... Said>
    requires(sizeof...(Said) > 0)
  Failure(ExitCode code, fmt::format_string<Said...> message, Said&&... said)
      : Failure(code, fmt::format(message, std::forward<Said>(said)...)) {}
  [[nodiscard]] ExitCode code() const { return code_; }

  // The same, with words that follow the message on the command line.
  [[nodiscard]] Failure typed(std::string advice) const {
    Failure with = *this;
    with.advice_ = std::move(advice);
    return with;
  }
  [[nodiscard]] const std::string& advice() const { return advice_; }

 private:
  ExitCode code_;
  std::string advice_;
};

// What was named by its id is not there.
class NoSuch : public Failure {
 public:
  template <class... Said>
  explicit NoSuch(fmt::format_string<Said...> message, Said&&... said)
      : Failure(ExitCode::kInput, fmt::format(message, std::forward<Said>(said)...)) {}
};

// The message as the command line says it.
[[nodiscard]] std::string typed_words(const std::exception& error);

// What an exception asks for: a Failure its own; kFile for what the store, the file system or
// memory refuse; kBug for anything else: nobody expected it.
[[nodiscard]] ExitCode exit_code_of(const std::exception& error);

}  // namespace respite
