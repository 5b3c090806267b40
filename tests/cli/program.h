// Runs the program inside the test: words in; exit code, output and diagnostics out.
#pragma once

#include <string>
#include <vector>

#include "cli/run.h"
#include "tests/support/times.h"

namespace respite::test {

struct Ran {
  int code = 0;
  std::string out;
  std::string err;
};

// What a test hands to the program where it does not say otherwise: no terminal, a fixed clock.
inline Environment quiet_environment() {
  Environment environment;
  environment.now = instant("2026-11-02T09:00:00Z");
  environment.os_user = "lead";
  return environment;
}

inline Ran run_program(const std::vector<std::string>& words,
                       Environment environment = quiet_environment()) {
  Ran ran;
  const auto keep_in = [](std::string& text) {
    return [&text](std::string_view more) {
      text += more;
      return std::error_code();
    };
  };
  if (!environment.out) environment.out = keep_in(ran.out);
  if (!environment.err) environment.err = keep_in(ran.err);
  ran.code = run(words, environment);
  return ran;
}

}  // namespace respite::test
