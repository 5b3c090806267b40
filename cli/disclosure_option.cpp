#include "cli/disclosure_option.h"

#include "app/operation/failure.h"

namespace respite {

std::optional<Disclosure> disclosure_of(const Session& session) {
  const auto given = session.arguments().text("level");
  if (!given) return std::nullopt;
  if (const auto level = parse_disclosure(*given)) return level;
  throw Failure(ExitCode::kInput,
                "--level is public, free-busy, category or full, not \"" + *given + "\"");
}

}  // namespace respite
