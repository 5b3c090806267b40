// What main hands to a run, so that tests can hand it something else.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>

#include "scheduler/time/instant.h"

namespace respite {

struct Command;

// Writes all of the text, or says why not.
using Writer = std::function<std::error_code(std::string_view)>;

struct Environment {
  Writer out;
  Writer err;
  // A line typed on standard input, without its end; nothing: there is no more.
  std::function<std::optional<std::string>()> read_line = {};
  bool in_is_terminal = false;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  int columns = 100;               // of the terminal, or what to assume elsewhere
  bool no_color = false;           // NO_COLOR is set and not empty (no-color.org)
  Instant now;                     // read once from the machine's clock
  std::function<Instant()> clock;  // the machine's, for what runs long; nothing: `now` stays
  std::string os_user;
  std::string folder = ".";                 // the desk, where -C does not say
  const std::atomic<bool>* stop = nullptr;  // set by an interrupt
  std::span<const Command> commands = {};   // what can be asked for; empty: all that Respite does
};

}  // namespace respite
