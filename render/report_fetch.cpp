#include <fmt/format.h>

#include "render/report.h"
#include "render/table.h"
#include "render/text.h"
#include "render/words.h"

namespace respite {

std::string render(const FetchView& view, const Style& style) {
  if (view.calendars.empty()) return "The team file names no calendar by address.\n";
  Table table({{"named at"}, {"result"}, {"right as of"}, {""}});
  for (const FetchedLine& line : view.calendars)
    table.add_row({{line.named_at},
                   {line.result, line.words.empty() ? Paint::kPlain : Paint::kRed},
                   {line.checked ? day_and_time(wall_in(view.zone, *line.checked)) : "never"},
                   {printable(line.words)}});
  return table.render(style);
}

}  // namespace respite
