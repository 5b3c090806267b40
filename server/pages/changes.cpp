// Changes to the published rota, and leave: what one is asked, and forms to ask for more.
#include <fmt/format.h>

#include <algorithm>

#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/rota/life/take_change.h"
#include "render/report.h"
#include "server/pages/form.h"
#include "server/pages/parts.h"
#include "server/problem.h"
#include "server/routes.h"

namespace respite::server {
namespace {

using store::TokenRole;

constexpr const char* kPage = "/changes";

// Those that a form here asks for, and what a colleague calls them.
struct Asked {
  std::string_view operation;
  std::string_view title;
};
constexpr std::array kForms = {Asked{"swap", "Swap a duty"}, Asked{"cover", "Ask who takes a duty"},
                               Asked{"override", "Give a stretch to somebody, or take it"},
                               Asked{"change accept", "Take what is offered, or a part of it"},
                               Asked{"leave add", "Record leave"}};
// And those that a button does.
constexpr std::array kButtons = {
    Asked{"change accept", "Accept"}, Asked{"change decline", "Decline"},
    Asked{"change withdraw", "Take back"}, Asked{"leave withdraw", "Take back"}};

const Operation& operation_of(std::string_view name) {
  const auto found = std::ranges::find(operations(), name, &Operation::name);
  if (found == operations().end()) throw Problem(404, "there is nothing here");
  return *found;
}

// "change accept" is done by a POST to "/changes/change-accept".
std::string action_of(const Call& call, std::string_view operation) {
  std::string words(operation);
  std::ranges::replace(words, ' ', '-');
  return address_at(call, std::string(kPage) + '/' + words);
}

Context context_of(const Call& call, const OpenDesk& desk) {
  return {.invocation = desk.invocation,
          .opened = &desk,
          .role = call.role,
          .subject = call.holder->token.subject,
          .remote = true};
}

Html button_for(const Call& call, const Asked& what, ChangeId id) {
  return button(action_of(call, what.operation), what.title, {{"id", std::to_string(id)}});
}

Html lines_of(const std::string& text) { return element("pre", text); }

Html change_row(const Call& call, const DutyChangesView& all, const DutyChangeView& one) {
  const std::string& me = call.holder->token.subject;
  const bool asked = std::ranges::count(one.asks, me) > 0;
  const bool mine = one.change.by == me;
  Html row = lines_of(render(DutyChangesView{all.zone, all.names, {one}}, {}));
  if (asked || (one.open && !mine)) row += button_for(call, kButtons[0], one.change.id);
  if (asked) row += button_for(call, kButtons[1], one.change.id);
  if (mine && !one.change.ended) row += button_for(call, kButtons[2], one.change.id);
  return element("li", {}, row);
}

Html changes_page(const Call& call, const OpenDesk& desk, const std::string& answer) {
  const DutyChangesView all = list_changes(context_of(call, desk), false);
  Html content = element("h1", "Changes");
  if (!answer.empty()) content += element("div", {{"role", "status"}}, lines_of(answer));
  Html rows;
  for (const DutyChangeView& one : all.changes) rows += change_row(call, all, one);
  content += all.changes.empty() ? element("p", "No change waits, and none lies ahead.")
                                 : element("ul", {}, rows);
  for (const Asked& form : kForms) {
    content += element("h2", form.title) +
               form_of(operation_of(form.operation), action_of(call, form.operation), {});
  }
  return content + element("p", {}, link(address_at(call, "/"), "To the first page"));
}

http::Response page(const Call& call, const OpenDesk& desk, const std::string& answer) {
  return not_kept(html_page("Changes", changes_page(call, desk, answer)));
}

http::Response get_changes(const Call& call, Services& /*services*/) {
  return page(call, call.open_desk(), "");
}

// A field that is left empty says nothing.
void read_form(const Call& call, std::span<const ArgumentField> fields) {
  const auto said = http::parse_query(call.request.body);
  if (!said) throw Problem(400, "this is no form");
  for (const ArgumentField& field : fields) {
    const auto value = http::find_in(*said, field.name);
    if (value && !value->empty()) {
      read_text(field, *value);
    } else if (field.says.needed) {
      throw BadArgument(field.name, "is needed");
    }
  }
}

std::string words_of(const Operation& operation, const Outcome& outcome) {
  if (operation.name.starts_with("leave")) return render(outcome.as<LeaveView>(), {});
  return render(outcome.as<ChangedView>(), {});
}

http::Response post_change(const Call& call, Services& services) {
  std::string name(call.captured.at(0));
  std::ranges::replace(name, '-', ' ');
  const auto named = [&](const Asked& one) { return one.operation == name; };
  if (std::ranges::none_of(kForms, named) && std::ranges::none_of(kButtons, named))
    throw Problem(404, "there is nothing here");
  const Operation& operation = operation_of(name);
  const OpenDesk desk = call.open_desk();
  const Prepared prepared = operation.prepare();
  std::string answer;
  try {
    read_form(call, prepared.arguments);
    prepared.check();
    answer = words_of(operation, prepared.run(context_of(call, desk)));
  } catch (const BadArgument& bad) {
    answer = fmt::format(
        "{} {}", bad.argument(),
        with_names(bad.what(), [](std::string_view other) { return std::string(other); }));
  } catch (const Failure& refused) {
    answer = refused.what();
  }
  services.desks.look();
  return page(call, desk, answer);
}

}  // namespace

std::vector<Route> change_routes() {
  return {{.method = "GET",
           .pattern = kPage,
           .least = TokenRole::kTechnician,
           .operation = "changes_page",
           .about = "Changes to the published rota, and forms to ask for them",
           .answer = get_changes,
           .page = true},
          {.method = "POST",
           .pattern = "/changes/{operation}",
           .least = TokenRole::kTechnician,
           .operation = "changes_form",
           .about = "Ask for a change, or answer one, on the page",
           .answer = post_change,
           .page = true}};
}

}  // namespace respite::server
