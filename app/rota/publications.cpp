// Publications: what was made official, one after the other.
#include "store/publications.h"
#include "app/desk/write_to.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/rota/changes.h"
#include "app/view/publication.h"

namespace respite {

namespace {

PublicationsView list_publications(const OpenDesk& desk, const NoArguments& /*given*/) {
  return {std::string(desk.desk.zone.name()),
          store::read_publications(store_to_read(desk.invocation))};
}

struct PublicationArguments {
  std::int64_t revision = 0;
};

void arguments(auto& visit, PublicationArguments& given) {
  visit("revision", given.revision, "its number", kNumber);
}

// With its changes; whom it gave and took is not worked out again.
PublishView show_publication(const OpenDesk& desk, const PublicationArguments& given) {
  const auto database = store_to_read(desk.invocation);
  const auto publication = store::read_publication(database, given.revision);
  if (!publication) {
    throw NoSuch("there is no revision {}", given.revision);
  }
  PublishView view;
  view.publication = *publication;
  view.zone = desk.desk.zone.name();
  view.changes = changes_of(store::read_changes(database, given.revision));
  return view;
}

}  // namespace

std::vector<Operation> publication_operations() {
  return {declare({.name = "publication list",
                   .summary = "list what was published, oldest first",
                   .least = store::TokenRole::kTechnician,
                   .route = {"GET", "/api/v1/publications"},
                   .pages = "publications"},
                  list_publications),
          declare({.name = "publication show",
                   .summary = "show one, and what it changed",
                   .least = store::TokenRole::kTechnician,
                   .route = {"GET", "/api/v1/publications/{revision}"}},
                  show_publication)};
}

}  // namespace respite
