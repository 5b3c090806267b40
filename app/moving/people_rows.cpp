#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/desk/file/values.h"
#include "app/moving/people.h"
#include "app/moving/team_edit.h"
#include "app/operation/failure.h"
#include "text/id.h"
#include "text/list.h"
#include "text/utf8.h"

namespace respite::moving {
namespace {

struct PeopleColumns {
  std::optional<std::size_t> id, email, name, first_name, last_name, phone, zone, site, team, share;
  std::optional<std::size_t> joins, leaves, last_day, skills;
};

PeopleColumns people_columns(const SheetTable& table) {
  return {
      .id = table.column({"id", "username", "user", "login"}),
      .email = table.column(
          {"email", "e mail", "mail", "email address", "e mail address", "work email"}),
      .name = table.column(
          {"name", "full name", "display name", "employee", "employee name", "person"}),
      .first_name = table.column({"first name", "given name", "forename"}),
      .last_name = table.column({"last name", "surname", "family name"}),
      .phone = table.column({"phone", "mobile", "telephone", "phone number", "reach"}),
      .zone = table.column({"zone", "time zone", "timezone", "tz"}),
      .site = table.column({"site", "office", "location"}),
      .team = table.column({"team", "department", "group"}),
      .share = table.column({"share", "fte", "part time"}),
      .joins = table.column({"joins", "start date", "hire date", "joined", "first day"}),
      .leaves = table.column({"leaves"}),
      .last_day = table.column({"last day", "end date", "termination date", "leave date"}),
      .skills = table.column({"skills", "skill"}),
  };
}

// "0.6", "60%", "60" as "60%".
std::optional<std::string> parse_share(std::string text) {
  const bool percent = text.ends_with('%');
  if (percent) text.pop_back();
  std::ranges::replace(text, ',', '.');
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  if (text.empty() || *end != '\0' || !(number >= 0)) return std::nullopt;
  const double share = percent || number > 1 ? number : number * 100;
  if (share > 100) return std::nullopt;
  return fmt::format("{}%", std::lround(share));
}

}  // namespace

ListedPeople read_people_rows(const SheetTable& table, std::optional<DateOrder> order) {
  const PeopleColumns columns = people_columns(table);
  if (!columns.email && !columns.name && !columns.last_name)
    throw Failure(ExitCode::kInput, "no column of people: \"name\" or \"e-mail\"; there are: {}",
                  text::join(table.headings(), ", "));
  if (!order) {
    std::vector<std::string> dates;
    for (const SheetTable::Row& row : table.rows())
      for (const auto& column : {columns.joins, columns.leaves, columns.last_day})
        dates.push_back(field_of(row, column));
    order = order_of_dates(dates);
  }
  ListedPeople listed;
  for (const SheetTable::Row& row : table.rows()) {
    ListedPerson person;
    person.place = fmt::format("row {}", row.front().line);
    const auto leave_out = [&](std::string why) {
      listed.left.push_back({person.place, std::move(why)});
    };
    const auto date_in = [&](std::optional<std::size_t> column) -> std::optional<Day> {
      const std::string text = field_of(row, column);
      const auto date = parse_sheet_date(text, order);
      if (text.empty()) return std::nullopt;
      if (date)
        return std::holds_alternative<Day>(*date) ? std::get<Day>(*date)
                                                  : day_of(std::get<Wall>(*date));
      leave_out(!order && lacks_order(text)
                    ? fmt::format("{} may be of two months: say --dates day-first or month-first",
                                  text::quote(text))
                    : fmt::format("no date: {}", text::quote(text)));
      return std::nullopt;
    };
    person.name = field_of(row, columns.name);
    if (person.name.empty()) {
      const std::string first = field_of(row, columns.first_name);
      const std::string last = field_of(row, columns.last_name);
      person.name = fmt::format("{}{}{}", first, first.empty() || last.empty() ? "" : " ", last);
    }
    person.email = field_of(row, columns.email);
    if (!person.email.empty() && !team_file::is_email(person.email)) {
      leave_out(fmt::format("no e-mail address: {}", text::quote(person.email)));
      person.email.clear();
    }
    person.id = field_of(row, columns.id);
    if (!team_file::is_id(person.id)) person.id = text::to_id(person.id);
    person.phone = field_of(row, columns.phone);
    person.zone = field_of(row, columns.zone);
    if (!person.zone.empty() && !Zone::find(person.zone)) {
      leave_out(fmt::format("no time zone: {}", text::quote(person.zone)));
      person.zone.clear();
    }
    person.site = field_of(row, columns.site);
    person.team = field_of(row, columns.team);
    if (const std::string share = field_of(row, columns.share); !share.empty()) {
      if (const auto parsed = parse_share(share)) {
        person.share = *parsed;
      } else {
        leave_out(fmt::format("no share: {}", text::quote(share)));
      }
    }
    person.joins = date_in(columns.joins);
    person.leaves = date_in(columns.leaves);
    if (const auto last = date_in(columns.last_day)) person.leaves = *last + std::chrono::days{1};
    if (person.joins && person.leaves && *person.leaves <= *person.joins) {
      leave_out("they leave before they join");
      person.leaves.reset();
    }
    std::string skills = field_of(row, columns.skills);
    std::ranges::replace(skills, ';', ',');
    for (const std::string& skill : text::split_list(skills))
      if (const std::string id = text::to_id(skill); !id.empty()) person.skills.push_back(id);
    if (person.name.empty() && person.email.empty()) {
      if (std::ranges::any_of(row, [](const auto& field) { return !field.text.empty(); }))
        leave_out("it names nobody");
      continue;
    }
    listed.people.push_back(std::move(person));
  }
  return listed;
}

std::string new_person_id(std::string_view email, std::string_view name,
                          std::set<std::string>& taken) {
  std::string base =
      text::to_id(email.substr(0, std::min(email.find_first_of("@+"), email.size())));
  if (base.empty()) base = text::to_id(name);
  if (base.empty()) base = "person";
  if (base.size() > 56) base.resize(56);
  std::string id = base;
  for (int n = 2; !taken.insert(id).second; ++n) id = fmt::format("{}-{}", base, n);
  return id;
}

TomlKeys keys_of(const ListedPerson& person) {
  TomlKeys keys{{"id", toml_text(person.id)}};
  const auto add = [&](const char* key, const std::string& value) {
    if (!value.empty()) keys.emplace_back(key, toml_text(value));
  };
  add("name", person.name.empty() ? person.email : person.name);
  add("email", person.email);
  if (!person.phone.empty()) keys.emplace_back("reach", toml_list({person.phone}));
  add("site", person.site);
  add("zone", person.zone);
  add("team", person.team);
  if (!person.skills.empty()) keys.emplace_back("skills", toml_list(person.skills));
  add("share", person.share);
  if (person.joins) keys.emplace_back("joins", to_text(*person.joins));
  if (person.leaves) keys.emplace_back("leaves", to_text(*person.leaves));
  return keys;
}

std::string person_block(const TomlKeys& keys) {
  std::string block = "[[person]]\n";
  for (const auto& [key, value] : keys) block += fmt::format("{} = {}\n", key, value);
  return block;
}

}  // namespace respite::moving
