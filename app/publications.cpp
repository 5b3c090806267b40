#include "app/publications.h"

#include <fmt/format.h>

#include "app/changes.h"
#include "app/failure.h"
#include "app/write_to.h"
#include "store/publications.h"

namespace respite {

std::vector<Publication> list_publications(const Invocation& invocation) {
  return store::read_publications(store_to_read(invocation));
}

PublishView show_publication(const OpenDesk& desk, Revision revision) {
  const auto database = store_to_read(desk.invocation);
  const auto publication = store::read_publication(database, revision);
  if (!publication) {
    throw NoSuch(fmt::format("there is no revision {}", revision));
  }
  PublishView view;
  view.publication = *publication;
  view.zone = desk.desk.zone.name();
  view.changes = changes_of(store::read_changes(database, revision));
  return view;
}

}  // namespace respite
