#include "app/desk/file/unused.h"

#include <algorithm>
#include <array>

namespace respite::team_file {
namespace {

struct Unused {
  std::string_view section;
  std::string_view key;
};

constexpr std::array kUnused{
    Unused{"accounts", "slack"},
    Unused{"policy", "personal_minutes_per_month"},
};

}  // namespace

bool is_unused(std::string_view section, std::string_view key) {
  return std::any_of(kUnused.begin(), kUnused.end(), [&](const Unused& unused) {
    return unused.section == section && unused.key == key;
  });
}

}  // namespace respite::team_file
