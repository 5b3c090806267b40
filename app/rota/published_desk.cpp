#include "app/rota/published_desk.h"

#include "app/desk/write_to.h"
#include "app/operation/failure.h"

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
  return OpenDesk(invocation, files_of(std::move(read)));
}

std::optional<OpenDesk> open_where_readable(const Invocation& invocation) {
  try {
    return open_desk(invocation).desk;
  } catch (const Failure&) {
    if (store::latest_revision(store_to_read(invocation)) == 0) throw;
    return std::nullopt;
  }
}

}  // namespace respite
