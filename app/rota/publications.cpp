#include "app/rota/publications.h"

#include <fmt/format.h>

#include "app/desk/write_to.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/rota/changes.h"
#include "app/view/rota_fields.h"
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

namespace {

PublicationsView list_them(const Context& context, const NoArguments& /*given*/) {
  return {std::string(context.desk().desk.zone.name()), list_publications(context.invocation)};
}

struct PublicationArguments {
  std::int64_t revision = 0;
};

template <class Visitor>
void arguments(Visitor& visit, PublicationArguments& given) {
  visit("revision", given.revision, "its number",
        {.bounds = {.least = 1}, .operand = true, .needed = true});
}

PublishView show_it(const Context& context, const PublicationArguments& given) {
  return show_publication(context.desk(), given.revision);
}

}  // namespace

Operation publication_list_operation() {
  return declare({.name = "publication list",
                  .summary = "list what was published, oldest first",
                  .least = store::TokenRole::kTechnician,
                  .method = "GET",
                  .path = "/api/v1/publications",
                  .pages = "publications"},
                 list_them);
}

Operation publication_show_operation() {
  return declare({.name = "publication show",
                  .summary = "show one, and what it changed",
                  .least = store::TokenRole::kTechnician,
                  .method = "GET",
                  .path = "/api/v1/publications/{revision}"},
                 show_it);
}

}  // namespace respite
