#include "app/reports/work.h"

#include <fmt/format.h>

#include "app/desk/write_to.h"
#include "app/rota/timeline_of.h"
#include "store/incidents.h"

namespace respite {
namespace {

std::vector<Called> called_in(const store::Database& database, Instant now) {
  std::vector<Called> called;
  for (const IncidentRecord& record : store::read_incidents(database))
    called.push_back(
        {record.person, {record.began, std::max(record.began, record.ended.value_or(now))}});
  return called;
}

}  // namespace

Worked read_worked(const OpenDesk& desk, const ReportArguments& given) {
  const auto database = store_to_read(desk.invocation);
  return database.read([&] {
    const PublishedState state = read_published_since(database, Instant{});
    const Interval window = window_of(desk, state.planned, given);
    return Worked{window, work_times(desk.desk, desk.calendars, timeline_of(state.published),
                                     called_in(database, desk.invocation.now), window)};
  });
}

std::string to_text(std::chrono::year_month month) {
  return fmt::format("{}-{:02}", static_cast<int>(month.year()),
                     static_cast<unsigned>(month.month()));
}

}  // namespace respite
