// The words of limits: "5 nights", "160h in a month".
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "app/desk/file/words.h"
#include "scheduler/team/limit.h"

namespace respite::team_file {

struct SaidAmount {
  What what;
  std::int64_t amount = 0;
};

// "5 nights", "160h", "300 load", "3 early"; what is none of the words is the name of a shift.
[[nodiscard]] std::optional<SaidAmount> parse_amount(std::string_view text);

// "nights", or the name of a shift.
[[nodiscard]] What parse_what(std::string_view text);

// "7 days", "4 weeks", "a week", "a month", "the plan"; at most two years.
[[nodiscard]] std::optional<SumSpan> parse_span(std::string_view text);

// Cut at the last such word that stands between two others; nothing where there is none.
[[nodiscard]] std::optional<std::pair<std::string, std::string>> split_at(std::string_view text,
                                                                          std::string_view word);

// The words that name no shift.
[[nodiscard]] std::vector<std::string_view> words_of_what();

}  // namespace respite::team_file
