// Any bytes as a pager's export: it ends, and what it says holds together.
#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "app/moving/readers.h"
#include "app/moving/rota_shape.h"
#include "app/operation/failure.h"
#include "tests/fuzz/one_input.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_known(const respite::moving::ImportedDesk& desk, const std::string& id) {
  return std::ranges::count(desk.people, id, &respite::moving::ImportedPerson::id) == 1;
}

void judge(const respite::moving::ImportedDesk& desk, respite::Interval window) {
  using namespace respite;
  for (const moving::LeftOut& left : desk.left) require(!left.why.empty());
  for (const moving::ImportedSchedule& schedule : desk.schedules) {
    for (const moving::ImportedOverride& laid : schedule.overrides) {
      require(laid.span.begin <= laid.span.end);
      require(!laid.to || is_known(desk, *laid.to));
    }
    const Instant until = window.end + std::chrono::days{28};
    const moving::ScheduleShape shape = moving::shape_of(schedule, window, until);
    for (const moving::RotaShape& rota : shape.rotas) {
      require(rota.held.size() == rota.seats && !rota.every.empty());
      for (const auto& seat : rota.held)
        for (const moving::HeldPiece& piece : seat)
          require(piece.span.begin < piece.span.end && is_known(desk, piece.person));
    }
    for (const moving::LaidOver& laid : shape.laid)
      for (const moving::LaidPiece& piece : laid.pieces)
        require(piece.rota < shape.rotas.size() && !piece.span.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace respite;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto documents = moving::documents_in(text);
  if (!documents) return 0;
  const Instant now = std::chrono::sys_days{std::chrono::year{2027} / 3 / 1};
  const Interval window{now, now + std::chrono::days{28}};
  try {
    judge(moving::read_pagerduty(*documents), window);
    judge(moving::read_opsgenie(*documents), window);
    judge(moving::read_grafana(*documents), window);
    judge(moving::read_goalert(*documents, now), window);
  } catch (const Failure& failure) {  // said, with what is wrong
    require(failure.code() == ExitCode::kInput && *failure.what() != 0);
  }
  return 0;
}
