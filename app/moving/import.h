// Importing, as the parts of it share: what is asked for, and each part's work.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/desk/open_desk.h"
#include "app/moving/imported.h"
#include "app/moving/table.h"
#include "app/operation/given_time.h"
#include "app/view/moving.h"

namespace respite::moving {

struct ImportRequest {
  std::string path;    // as it was typed
  std::string source;  // id under which it is replaced when it is imported again
  std::string text;    // what the file holds
  ImportFormat format{};
  std::optional<DateOrder> dates;
  std::optional<std::string> rota;  // which rota it is of
  int weeks = 26;                   // how far ahead schedules are worked out
  bool rehearse = false;
};

// The desk that stands. Throws Failure(kInput) where its team file has mistakes.
[[nodiscard]] OpenDesk desk_to_import_into(const Invocation& invocation);

[[nodiscard]] ImportView import_leave(const Invocation& invocation, const ImportRequest& request);
[[nodiscard]] ImportView import_people(const Invocation& invocation, const ImportRequest& request);
[[nodiscard]] ImportView import_history(const Invocation& invocation, const ImportRequest& request);
// `fresh`: into an empty folder, a desk of its own.
[[nodiscard]] ImportView import_rotas(const Invocation& invocation, const ImportRequest& request,
                                      bool fresh);

}  // namespace respite::moving
