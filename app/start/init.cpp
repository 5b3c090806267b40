#include "app/start/init.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "app/desk/file/read_desk.h"
#include "app/moving/first_desk.h"
#include "app/moving/source.h"
#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/start/history.h"
#include "app/start/templates/templates.h"
#include "store/database.h"

namespace respite {
namespace {

namespace fs = std::filesystem;

const Template& find_template(const std::string& name) {
  const auto all = templates();
  const auto found = std::ranges::find(all, name, &Template::name);
  if (found != all.end()) return *found;
  std::string names;
  for (const Template& known : all) names += fmt::format("\n  {}", known.name);
  throw Failure(ExitCode::kInput, "there is no template \"{}\"; there are:{}", name, names);
}

void refuse_to_overwrite(const fs::path& folder, const Template& chosen) {
  for (const TemplateFile& file : chosen.files) {
    if (file.path != kHistoryFile && fs::exists(folder / file.path)) {
      throw Failure(ExitCode::kInput, "{} is there already; init overwrites nothing",
                    (folder / file.path).string());
    }
  }
  if (fs::exists(folder / store::kFileName)) {
    throw Failure(ExitCode::kInput, "{} already has a desk's store", folder.string());
  }
}

void write_file(const fs::path& path, std::string_view bytes) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  std::ofstream stream(path, std::ios::binary);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  if (!stream) throw Failure(ExitCode::kFile, "cannot write {}", path.string());
}

}  // namespace

InitView init(const Invocation& invocation, const std::string& template_name) {
  const Template& chosen = find_template(template_name);
  const fs::path folder = invocation.folder;
  refuse_to_overwrite(folder, chosen);

  InitView view;
  view.template_name = chosen.name;
  const TemplateFile* history = nullptr;
  for (const TemplateFile& file : chosen.files) {
    if (file.path == kHistoryFile) {
      history = &file;
      continue;
    }
    write_file(folder / file.path, file.bytes);
    view.files.emplace_back(file.path);
  }
  if (history) view.revision = publish_history(invocation, history->bytes);
  return view;
}

moving::ListedPeople listed_people(const std::string& path) {
  return moving::read_people_rows(moving::SheetTable(moving::read_source(path), path),
                                  std::nullopt);
}

namespace {

struct InitArguments {
  std::optional<std::string> of;
  std::optional<LocalPath> people;
  std::optional<std::string> zone;
  std::optional<std::string> service;
  bool no_nights = false;
  std::vector<std::string> nights;
};

void validate(const InitArguments& given) {
  if (given.of && given.people) throw BadArgument("template", "does not go with {from_people}");
  if (!given.people && (given.zone || given.service || given.no_nights || !given.nights.empty()))
    throw BadArgument(given.zone        ? "zone"
                      : given.service   ? "service"
                      : given.no_nights ? "no_nights"
                                        : "nights",
                      "needs {from_people}");
  if (given.no_nights && !given.nights.empty())
    throw BadArgument("nights", "does not go with {no_nights}");
  if (given.zone && !Zone::find(*given.zone)) throw BadArgument("zone", "is no time zone");
}

// A team file of the people of a list, judged before it is written.
InitView init_from_people(const Invocation& invocation, const InitArguments& given) {
  const fs::path folder = invocation.folder;
  const std::string& path = given.people.value().text;
  for (const char* name : {kTeamFile, store::kFileName})
    if (fs::exists(folder / name))
      throw Failure(ExitCode::kInput, "{} is there already; init overwrites nothing",
                    (folder / name).string());
  moving::FirstDesk wanted;
  wanted.id = moving::source_id(fs::absolute(folder).lexically_normal().string());
  if (given.zone) wanted.zone = Zone::find(*given.zone);
  wanted.service = given.service.value_or(wanted.service);
  wanted.on_call = !given.no_nights;
  wanted.nights = given.nights;
  const moving::FirstTeamFile first =
      moving::first_team_file(listed_people(path), wanted, invocation.now);
  const ReadDesk read = read_desk({{kTeamFile, first.text}});
  if (!read.desk) {
    std::string words = "the list makes no team file:";
    for (const Diagnostic& diagnostic : read.diagnostics) words += "\n  " + format(diagnostic);
    throw Failure(ExitCode::kInput, words);
  }
  write_file(folder / kTeamFile, first.text);
  InitView view;
  view.template_name = fs::path(path).filename().string();
  view.files.emplace_back(kTeamFile);
  for (const moving::LeftOut& left : first.left)
    view.left.push_back(fmt::format("{}: {}", left.where, left.why));
  return view;
}

void arguments(auto& visit, InitArguments& given) {
  visit("template", given.of,
        "quickstart, law-firm, round-the-clock or follow-the-sun (default: quickstart)",
        {.value = "NAME"});
  visit("from_people", given.people, "instead, a desk of the people of a CSV list",
        {.value = "FILE"});
  visit("zone", given.zone, "its time zone (default: the one most of them have)");
  visit("service", given.service, "its service hours (default: mon-fri 09:00-17:00)",
        {.value = "HOURS"});
  visit("nights", given.nights, "who is on call out of hours (default: everybody)",
        {.value = "NAMES"});
  visit("no_nights", given.no_nights, "nobody is on call out of hours: a shift in service hours");
}

}  // namespace

Operation init_operation() {
  return declare(
      {.name = "init",
       .summary = "write a starter desk",
       .about = "Lays a commented team.toml that plans at once, and the calendars it names, into "
                "the desk's folder; what a template has published already is published. Never "
                "writes over a file. On a terminal, --from-people asks for what is not said of "
                "zone, service and nights.",
       .needs = Needs::kFolder},
      [](const Context& context, const InitArguments& given) {
        return given.people ? init_from_people(context.invocation, given)
                            : init(context.invocation, given.of.value_or("quickstart"));
      });
}

}  // namespace respite
