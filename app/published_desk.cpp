#include "app/published_desk.h"

namespace respite {

std::optional<OpenDesk> open_as_published(const Invocation& invocation,
                                          const store::Database& database,
                                          std::optional<Revision> revision) {
  const auto publication =
      store::read_publication(database, revision.value_or(store::latest_revision(database)));
  if (!publication) return std::nullopt;
  std::vector<InputFile> inputs;
  for (const auto& [path, hash] : publication->judged_by) {
    auto bytes = store::read_document(database, hash);
    if (!bytes) return std::nullopt;
    inputs.push_back({path, *std::move(bytes)});
  }
  ReadDesk read = read_desk(inputs);
  if (!read.desk) return std::nullopt;
  return OpenDesk{invocation, *std::move(read.desk), std::move(read.calendars), std::move(inputs)};
}

}  // namespace respite
