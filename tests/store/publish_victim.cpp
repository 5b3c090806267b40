// Publishes one revision after another into the folder it is given, until it is killed; tells on
// stdout what it begins and what is done (tests/store/killing.cpp reads it).
#include <unistd.h>

#include <array>
#include <cstdint>

#include "tests/store/killing.h"

namespace {

void tell(char what, respite::Revision revision) {
  const std::array<std::int64_t, 2> word = {what, revision};
  if (::write(STDOUT_FILENO, word.data(), sizeof word) != static_cast<ssize_t>(sizeof word)) {
    ::_exit(1);
  }
}

}  // namespace

int main(int argc, char** argv) {
  using namespace respite::store;
  if (argc != 2) return 2;
  while (true) {
    Database database = Database::open(argv[1]);  // each as a run of the program would
    for (int i = 0; i < 3; ++i) {
      const respite::Revision next = latest_revision(database) + 1;
      tell('b', next);
      const PublishResult result = publish(database, victims_request(next));
      if (!std::holds_alternative<Published>(result)) return 1;
      tell('d', next);
    }
  }
}
