// A desk opened by a command: who acts, when, and what the folder's files say.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/desk/file/read_desk.h"
#include "scheduler/time/instant.h"

namespace respite {

namespace store {
class Database;
class Readers;
}  // namespace store

// What a command knows before it reads anything.
struct Invocation {
  std::string folder;   // the desk
  Instant now;          // handed down from main
  std::string by;       // who acts
  std::string os_user;  // who runs the program
  // To write with, inside a transaction of the caller's; nothing: each act opens its own.
  std::shared_ptr<store::Database> store = nullptr;
  // To read with: connections that are kept; nothing: each act opens its own.
  std::shared_ptr<store::Readers> readers = nullptr;
  // The desk's store was seen: where it is gone meanwhile, acts fail instead of beginning another.
  bool has_store = false;
};

// What the files of a desk say: read once, shared by whoever works with it, never changed.
struct DeskFiles {
  Desk desk;
  DeskCalendars calendars;
  std::vector<InputFile> inputs;  // the files it was read from
};

// Of what was read without a mistake that keeps it from being used.
[[nodiscard]] std::shared_ptr<const DeskFiles> files_of(ReadDesk read);

// Copies share the files, and keep them: name one before reading `desk` of it. Another invocation
// on the same files is another OpenDesk.
struct OpenDesk {
  OpenDesk(Invocation who, std::shared_ptr<const DeskFiles> read)
      : invocation(std::move(who)), files(std::move(read)) {}

  Invocation invocation;
  std::shared_ptr<const DeskFiles> files;
  const Desk& desk = files->desk;
  const DeskCalendars& calendars = files->calendars;
  const std::vector<InputFile>& inputs = files->inputs;
};

struct OpenedDesk {
  std::optional<OpenDesk> desk;  // nothing where a mistake keeps it from being used
  std::vector<Diagnostic> diagnostics;
};

// Throws Failure(kFile) where the folder has no team file that can be read.
[[nodiscard]] OpenedDesk open_desk(const Invocation& invocation);

}  // namespace respite
