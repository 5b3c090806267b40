// What `feed` and `export` answer.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace respite {

struct FeedView {
  std::string calendar;  // as RFC 5545 writes it
};

void fields(auto& visit, const FeedView& view) {
  visit("calendar", view.calendar, "as RFC 5545 writes it");
}

struct ExportView {
  struct File {
    std::string path;   // relative to the folder
    std::string kind;   // "person", "rota", "free-busy", "service-hours", ...
    std::string of;     // id; of the desk's own: empty
    std::string level;  // "public", "free-busy", "category", "full"
    std::size_t bytes = 0;
    std::size_t events = 0;  // and busy times, and stretches of hours
    std::string sha256;      // hex
    bool changed = false;    // against what lay there before
  };
  std::string directory;
  std::vector<File> files;  // feeds, sorted by path
  File page;                // the public status page; none for a pager: its path is empty
  std::vector<std::string> notes{};  // what was left out, and why
};

void fields(auto& visit, const ExportView::File& file) {
  visit("path", file.path, "in that folder");
  visit("kind", file.kind, "person, rota, free-busy, ...");
  visit("of", file.of, "id; empty: of the desk's own");
  visit("bytes", file.bytes, "");
  visit("events", file.events, "and busy times, and stretches of hours");
  visit("sha256", file.sha256, "");
  visit("changed", file.changed, "against what lay there before");
  visit("level", file.level, "public, free-busy, category or full");
}

void fields(auto& visit, const ExportView& view) {
  visit("directory", view.directory, "");
  visit("files", view.files, "feeds, by path");
  visit("page", view.page, "the public status page; without a path where there is none");
  visit("notes", view.notes, "what was left out, and why");
}

}  // namespace respite
