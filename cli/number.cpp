#include "cli/number.h"

#include <charconv>
#include <string>

#include "app/failure.h"

namespace respite {

std::int64_t number_of(const Session& session, std::size_t position, std::string_view what) {
  const auto& operands = session.arguments().operands();
  if (operands.size() <= position) {
    throw Failure(ExitCode::kInput, std::string(what) + " is missing");
  }
  const std::string& text = operands[position];
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc{} && end == text.data() + text.size() && number > 0;
  if (!whole) {
    throw Failure(ExitCode::kInput, std::string(what) + " is a number, not \"" + text + "\"");
  }
  return number;
}

}  // namespace respite
