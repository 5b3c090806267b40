// The rota as pagers take it: bodies of their documented requests.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "app/desk/open_desk.h"
#include "app/operation/field.h"
#include "store/published.h"

namespace respite {

enum class Pager { kPagerduty, kGrafana, kGoalert };
template <>
struct ChoiceWords<Pager> {
  static constexpr std::array<std::string_view, 3> kWords = {"pagerduty", "grafana", "goalert"};
};

namespace moving {

struct PagerFile {
  std::string path;      // "pagerduty-PABC123.json"
  std::string schedule;  // its id there
  std::string bytes;
  std::size_t stretches = 0;
};

struct PagerFiles {
  std::vector<PagerFile> files;    // one for each schedule, in the order of the rotas
  std::vector<std::string> notes;  // rotas that the pager does not have
};

// Duty from `now` on, changes laid over it, as overrides of the schedules that the rotas' accounts
// name: docs/moving.md says of which request each file is the body. Throws Failure(kInput) where no
// rota has an account there, or somebody on duty has none.
[[nodiscard]] PagerFiles pager_files(const Desk& desk, const std::vector<SlotRecord>& slots,
                                     Pager pager, Instant now);

}  // namespace moving
}  // namespace respite
