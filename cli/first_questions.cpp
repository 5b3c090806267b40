#include "cli/first_questions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "app/desk/file/words.h"
#include "app/moving/first_desk.h"
#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/start/init.h"
#include "text/utf8.h"

namespace respite {
namespace {

void answer(std::span<const ArgumentField> fields, std::string_view name, const std::string& text) {
  read_text(*std::ranges::find(fields, name, &ArgumentField::name), text);
}

std::string wrong_zone(const std::string& text) {
  if (text.empty()) return "a name of the time zone database is wanted, as Europe/London";
  return Zone::find(text) ? "" : fmt::format("no time zone: {}", text::quote(text));
}

std::string wrong_hours(const std::string& text) {
  const auto said = team_file::parse_hours(text);
  const auto* why = std::get_if<team_file::Complaint>(&said);
  return why == nullptr ? "" : why->message;
}

enum class Nights { kEverybody, kNobody, kNamed };

Nights nights_in(const std::string& text) {
  static constexpr std::array<std::string_view, 2> kWords = {"everybody", "nobody"};
  return static_cast<Nights>(std::ranges::find(kWords, text::folded(text)) - kWords.begin());
}

// Why it names somebody who is not in the list; empty: it does not.
std::string wrong_names(const moving::ListedPeople& listed, const std::string& text) {
  if (nights_in(text) != Nights::kNamed) return "";
  std::istringstream names(text);
  try {
    for (std::string name; std::getline(names, name, ',');)
      static_cast<void>(moving::named(listed, name));
  } catch (const Failure& failure) {
    return typed_words(failure);
  }
  return "";
}

}  // namespace

void ask_of_first_desk(const Session& session, std::span<const ArgumentField> fields) {
  const auto path = session.arguments().text("from-people");
  if (!path) return;
  const moving::ListedPeople listed = listed_people(*path);
  if (!session.arguments().has("zone")) {
    const auto most = moving::commonest_zone(listed);
    const std::string zone =
        session.ask("Time zone of the desk", most ? most->name() : "", wrong_zone);
    if (!zone.empty()) answer(fields, "zone", zone);
  }
  if (!session.arguments().has("service"))
    answer(fields, "service",
           session.ask("Service hours", moving::FirstDesk{}.service, wrong_hours));
  if (session.arguments().has("nights") || session.arguments().has("no-nights")) return;
  const std::string nights = session.ask(
      "Who is on call out of hours: everybody, nobody, or names with commas between", "everybody",
      [&listed](const std::string& text) { return wrong_names(listed, text); });
  const Nights who = nights_in(nights);
  if (who == Nights::kNobody) answer(fields, "no_nights", "true");
  if (who == Nights::kNamed) answer(fields, "nights", nights);
}

}  // namespace respite
