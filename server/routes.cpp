#include <iterator>

#include "app/operation/operations.h"
#include "server/route.h"
#include "server/routes.h"

namespace respite::server {

std::span<const Route> routes() {
  static const std::vector<Route> table = [] {
    std::vector<Route> all;
    for (std::vector<Route> some :
         {feed_routes(), watch_routes(), operation_routes(operations()), plan_routes(),
          document_routes(), week_routes(), style_routes()}) {
      std::ranges::move(some, std::back_inserter(all));
    }
    for (std::vector<Route> pages :
         {home_routes(), ask_routes(), own_routes(), me_routes(), change_routes(), duty_routes(),
          report_routes(), sign_in_routes(), link_routes(), message_routes(), rota_routes(),
          plan_run_routes(), why_routes(), queue_routes()}) {
      for (Route& page : pages) page.page = true;
      std::ranges::move(pages, std::back_inserter(all));
    }
    return all;
  }();
  return table;
}

}  // namespace respite::server
