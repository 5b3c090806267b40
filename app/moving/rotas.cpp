// Schedules of another system become rotas: in the team file, and published.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "app/moving/files.h"
#include "app/moving/import.h"
#include "app/moving/joining.h"
#include "app/moving/publish_rotas.h"
#include "app/moving/readers.h"
#include "app/moving/rota_text.h"
#include "app/moving/team_edit.h"
#include "app/operation/failure.h"
#include "render/words.h"
#include "store/database.h"
#include "text/id.h"
#include "text/utf8.h"

namespace respite::moving {
namespace {

// A team file holds no more rotas, and laying one override over the next takes its time.
constexpr std::size_t kMostLayers = 500;
constexpr std::size_t kMostOverrides = 1000;

// Throws Failure(kInput) where there is more of it than a desk can hold.
void refuse_too_much(ImportedDesk& imported, Interval ahead) {
  std::size_t layers = 0;
  std::size_t overrides = 0;
  for (ImportedSchedule& schedule : imported.schedules) {
    std::erase_if(schedule.overrides,
                  [ahead](const ImportedOverride& laid) { return !laid.span.overlaps(ahead); });
    layers += schedule.layers.size();
    overrides += schedule.overrides.size();
  }
  const auto refuse = [](std::size_t count, std::size_t most, std::string_view what) {
    if (count > most)
      throw Failure(ExitCode::kInput,
                    "{} {} are in it, and {} are the most: ask for less at a time", count, what,
                    most);
  };
  refuse(imported.schedules.size(), kMostLayers, "schedules");
  refuse(layers, kMostLayers, "layers");
  refuse(overrides, kMostOverrides, "overrides ahead");
}

ImportedDesk read_export(const ImportRequest& request, Instant now) {
  const auto documents = documents_in(request.text);
  if (!documents) throw Failure(ExitCode::kInput, "{} is no JSON", request.path);
  switch (request.format) {
    case ImportFormat::kPagerduty:
      return read_pagerduty(*documents);
    case ImportFormat::kOpsgenie:
      return read_opsgenie(*documents);
    case ImportFormat::kGrafana:
      return read_grafana(*documents);
    case ImportFormat::kGoalert:
      return read_goalert(*documents, now);
    case ImportFormat::kCsv:
    case ImportFormat::kIcs:
      break;
  }
  throw Failure(ExitCode::kInput,
                "rotas are imported from the JSON of a pager; a calendar of past duty comes --as "
                "history");
}

// The rota that an earlier import made of it, else a new id.
std::string rota_id(const Desk* desk, const RotaShape& rota, const std::string& vendor,
                    const std::string& schedule, std::set<std::string>& taken) {
  std::string base = rota.id.empty() ? text::to_id(schedule) : rota.id;
  if (base.empty() || base == kProtectedRota) base = "rota";
  if (base.size() > 58) base.resize(58);
  for (int n = 1;; ++n) {
    std::string id = n == 1 ? base : fmt::format("{}-{}", base, n);
    const auto known = desk ? find_rota(*desk, id) : std::nullopt;
    const bool own = known && account_in(desk->rotas[at(*known)].accounts, vendor) == schedule;
    if ((!known || own) && taken.insert(id).second) return id;
  }
}

std::shared_ptr<const DeskFiles> read_anew(const OpenDesk* desk, const std::string& team) {
  std::vector<InputFile> inputs;
  if (desk) inputs = desk->inputs;
  std::erase_if(inputs, [](const InputFile& file) { return file.path == kTeamFile; });
  inputs.insert(inputs.begin(), {kTeamFile, team});
  ReadDesk read = read_desk(inputs);
  if (read.desk) return files_of(std::move(read));
  std::string words = "what was imported makes no team file:";
  for (const Diagnostic& diagnostic : read.diagnostics)
    if (diagnostic.severity == Severity::kError) words += "\n  " + format(diagnostic);
  throw Failure(ExitCode::kInput, words);
}

// A schedule of overrides alone, for a rota that the desk has.
ScheduleShape shape_of_overrides(const ImportedSchedule& schedule, Interval window,
                                 const std::string& rota) {
  RotaShape shape;
  shape.id = rota;
  shape.held.resize(1);
  for (const ImportedOverride& each : schedule.overrides) {
    const Interval span = intersection(each.span, window);
    if (span.empty()) continue;
    std::vector<HeldPiece> held;
    for (const HeldPiece& piece : shape.held[0])
      for (const Interval& part : subtract(IntervalSet{piece.span}, IntervalSet{span}))
        held.push_back({part, piece.person});
    if (each.to) held.push_back({span, *each.to});
    shape.held[0] = std::move(held);
    if (each.to && std::ranges::count(shape.people, *each.to) == 0)
      shape.people.push_back(*each.to);
  }
  ScheduleShape whole;
  whole.id = schedule.id;
  whole.name = schedule.name;
  whole.rotas.push_back(std::move(shape));
  return whole;
}

void tell_published(ImportView& view, const ScheduleShape& shape,
                    const SchedulePublication& published, const PublishedRotas& done,
                    const Desk& desk, Interval window) {
  for (std::size_t r = 0; r < published.ids.size(); ++r) {
    const Rota& rota = desk.rotas[at(find_rota(desk, published.ids[r]).value())];
    view.carried.push_back(
        {"rota", rota.id, rota.name,
         fmt::format("{}; {} people; {} slots to {}", handover_words(shape.rotas[r]),
                     shape.rotas[r].people.size(), done.slots[r],
                     day_and_time(rota.zone.to_wall(window.end)))});
  }
  for (const LaidOver& laid : shape.laid)
    for (const LaidPiece& piece : laid.pieces)
      view.carried.push_back(
          {"change", published.ids[piece.rota], laid.why,
           fmt::format("{} to {}: {} for {}", day_and_time(desk.zone.to_wall(piece.span.begin)),
                       day_and_time(desk.zone.to_wall(piece.span.end)), piece.to,
                       piece.from.value_or("nobody"))});
  if (done.unasked > 0)
    view.notes.push_back(
        fmt::format("{}: {} stretches lie outside what the rotas cover: they are "
                    "published, and a plan of that time takes them away",
                    shape.name, done.unasked));
  if (!done.nobody.empty())
    view.notes.push_back(
        fmt::format("{}: {} stretches are nobody's, the first on {}: `respite "
                    "gaps` lists them",
                    shape.name, done.nobody.size(),
                    day_and_time(desk.zone.to_wall(done.nobody.front().begin))));
}

}  // namespace

ImportView import_rotas(const Invocation& invocation, const ImportRequest& request, bool fresh) {
  namespace fs = std::filesystem;
  const fs::path folder = invocation.folder;
  const bool has_team = fs::exists(folder / kTeamFile);
  if (fresh && has_team)
    throw Failure(ExitCode::kInput,
                  "{} is there already: --as rota brings schedules into a desk that "
                  "stands",
                  (folder / kTeamFile).string());
  if (fresh && fs::exists(folder / store::kFileName))
    throw Failure(ExitCode::kInput, "{} already has a desk's store", folder.string());
  ImportedDesk imported = read_export(request, invocation.now);
  if (imported.schedules.empty())
    throw Failure(ExitCode::kInput, "{}: no schedule of {} in it", request.path,
                  to_text(imported.format));
  const std::string vendor = to_text(imported.format);
  const Instant from = invocation.now;
  const Interval window{from, from + std::chrono::days{7 * request.weeks}};
  const Instant until = window.end + std::chrono::days{7 * 53};

  refuse_too_much(imported, {from, until});

  std::optional<OpenDesk> desk;
  if (!fresh) desk.emplace(desk_to_import_into(invocation));
  const Zone zone = desk ? desk->desk.zone : imported.schedules.front().zone;
  TeamEdit edit(desk ? desk->inputs.front().bytes
                     : desk_block(request.source, imported.schedules.front().name, zone,
                                  fmt::format("{} ({})", vendor,
                                              fs::path(request.path).filename().string())));
  ImportView view;
  view.zone = zone.name();
  for (const LeftOut& left : imported.left) view.left.push_back({left.where, left.why});

  Joining joining(desk ? &desk->desk : nullptr, edit, vendor, zone.name());
  std::vector<SchedulePublication> publications;
  std::set<std::string> taken;
  std::set<std::string> needed;
  std::vector<ScheduleShape> shapes;
  for (const ImportedSchedule& schedule : imported.schedules) {
    const bool bare = schedule.layers.empty() && request.rota && !schedule.overrides.empty();
    if (bare && !(desk && find_rota(desk->desk, *request.rota)))
      throw Failure(ExitCode::kInput, "no rota is {}", text::quote(*request.rota));
    ScheduleShape shape = bare ? shape_of_overrides(schedule, {from, until}, *request.rota)
                               : shape_of(schedule, window, until);
    if (!bare && shape.rotas.empty())
      shape.left.push_back({"schedule " + schedule.name,
                            schedule.overrides.empty() || request.rota
                                ? "nobody is on call in it"
                                : "overrides alone: say of which rota they are with --rota"});
    for (const RotaShape& rota : shape.rotas) needed.insert(rota.people.begin(), rota.people.end());
    for (const LeftOut& left : shape.left) view.left.push_back({left.where, left.why});
    for (std::string& note : shape.notes) view.notes.push_back(std::move(note));
    shapes.push_back(std::move(shape));
  }
  for (const ImportedPerson& person : imported.people)
    if (needed.contains(person.id)) joining.join(person, view);

  for (std::size_t s = 0; s < shapes.size(); ++s) {
    ScheduleShape& shape = shapes[s];
    if (shape.rotas.empty()) continue;
    rename_people(shape, joining);
    SchedulePublication publication;
    publication.source = fmt::format("{}:{}", vendor, shape.id);
    const bool bare = imported.schedules[s].layers.empty();
    for (const RotaShape& rota : shape.rotas) {
      const std::string id =
          bare ? rota.id : rota_id(desk ? &desk->desk : nullptr, rota, vendor, shape.id, taken);
      if (!bare) write_rota(edit, id, rota, vendor, shape.id);
      publication.ids.push_back(id);
      publication.seats.push_back(seat_ids(edit, id, rota));
    }
    publication.shape = shape;
    publications.push_back(std::move(publication));
  }
  if (publications.empty()) {
    view.notes.emplace_back("no schedule of it can be said here");
    return view;
  }

  const std::string team = edit.finish();
  const OpenDesk after(invocation, read_anew(desk ? &*desk : nullptr, team));
  if (fresh && !request.rehearse) fs::create_directories(folder);
  for (const bool rehearse : {true, false}) {
    if (!rehearse) {
      if (request.rehearse) break;
      view.files = write_files(invocation.folder, {{kTeamFile, team}}, false);
    }
    for (const SchedulePublication& publication : publications) {
      const PublishedRotas done = publish_rotas(after, publication, window, rehearse);
      if (rehearse) tell_published(view, publication.shape, publication, done, after.desk, window);
      view.revision = std::max(view.revision, done.revision);
    }
  }
  if (request.rehearse) view.files = write_files(invocation.folder, {{kTeamFile, team}}, true);
  return view;
}

}  // namespace respite::moving
