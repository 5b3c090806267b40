// Duty that was held before Respite, as a list: rota, seat, begin, end, person.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/desk/open_desk.h"
#include "app/moving/imported.h"
#include "store/published.h"

namespace respite::moving {

// The person held every turn of that seat that begins in the span; of several heads, one.
struct HistoryRow {
  RotaIndex rota{};
  std::string seat;
  Interval span;
  PersonIndex person{};
  int line = 0;
};

// A rota or person that the desk has not.
struct UnknownField {
  int line = 0;
  int column = 0;
  std::string why;
};

struct HistoryList {
  std::vector<HistoryRow> rows;
  std::vector<UnknownField> unknown;  // whose rows are left out
};

// CSV under the header rota,seat,begin,end,person; civil times on the rota's clock. Throws
// Failure(kInput) with file, line and column where it is no such list.
[[nodiscard]] HistoryList read_history_list(const Desk& desk, std::string_view file,
                                            std::string_view bytes);

// From the first begin to the last end; there is a row.
[[nodiscard]] Interval window_of(const std::vector<HistoryRow>& rows);

// The slots of the turns that rows say were held, as today's file asks for them; what lies between
// the rows was nobody's. Rows that no turn answers to are told in `left`.
[[nodiscard]] std::vector<SlotRecord> records_held(const OpenDesk& desk,
                                                   const std::vector<HistoryRow>& rows,
                                                   std::vector<LeftOut>& left);

}  // namespace respite::moving
