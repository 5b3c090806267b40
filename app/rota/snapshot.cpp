#include "app/rota/snapshot.h"

#include <algorithm>

#include "app/rota/settlements.h"
#include "store/incidents.h"

namespace respite {
namespace {

void append_gone(std::vector<Names::Entry>& names, const std::vector<Names::Entry>& published) {
  for (const Names::Entry& entry : published) {
    if (std::ranges::find(names, entry.id, &Names::Entry::id) == names.end())
      names.push_back(entry);
  }
}

// All but the slots.
PublishedState read_heads(const store::Database& database) {
  PublishedState snapshot;
  snapshot.revision = store::latest_revision(database);
  for (const Publication& publication : store::read_publications(database)) {
    if (is_change(publication.kind)) continue;
    if (publication.kind != PublicationKind::kHistory || !snapshot.latest)
      snapshot.latest = publication;
    const Interval window = publication.window;
    const Interval so_far = snapshot.planned.value_or(window);
    snapshot.planned = {std::min(so_far.begin, window.begin), std::max(so_far.end, window.end)};
  }
  snapshot.names = store::read_names(database);
  return snapshot;
}

}  // namespace

Snapshot read_snapshot(const store::Database& database) {
  return database.read([&] {
    Snapshot snapshot{read_heads(database), {}, {}, {}};
    snapshot.published = store::read_published(database);
    snapshot.past = {Account(read_settled(database)), store::read_call_outs(database)};
    return snapshot;
  });
}

Snapshot read_snapshot_with_draft(const store::Database& database) {
  return database.read([&] {
    Snapshot snapshot = read_snapshot(database);
    snapshot.draft = store::read_draft(database);
    if (!snapshot.draft) return snapshot;
    snapshot.choices = store::read_block_choices(database, snapshot.draft->window.begin);
    std::erase_if(snapshot.choices, [&](const BlockChoiceRecord& choice) {
      return choice.at < snapshot.draft->created;
    });
    return snapshot;
  });
}

PublishedState read_published_since(const store::Database& database, Instant since) {
  return database.read([&] {
    PublishedState snapshot = read_heads(database);
    snapshot.published = store::read_published(database, Interval{since, Instant::max()});
    return snapshot;
  });
}

Names names_with_gone(const Desk& desk, const Names& published) {
  Names names;
  for (const Person& person : desk.people) names.people.push_back({person.id, person.name});
  for (const Rota& rota : desk.rotas) names.rotas.push_back({rota.id, rota.name});
  append_gone(names.people, published.people);
  append_gone(names.rotas, published.rotas);
  return names;
}

std::string name_in(const std::vector<Names::Entry>& names, const std::string& id) {
  const auto entry = std::ranges::find(names, id, &Names::Entry::id);
  return entry == names.end() ? id : entry->name;
}

}  // namespace respite
