// One operation, declared here and nowhere else, is found everywhere.
#include <nlohmann/json.hpp>

#include "app/operation/operation.h"
#include "cli/help.h"
#include "cli/operation_command.h"
#include "server/api/openapi.h"
#include "server/pages/form.h"
#include "server/routes.h"
#include "tests/cli/program.h"
#include "tests/server/desk_folder.h"

namespace respite {
namespace {

using nlohmann::json;

enum class Tone { kFlat, kSharp };

struct EchoArguments {
  std::int64_t times = 2;
  std::optional<Day> on;
  Tone tone = Tone::kFlat;
  std::string words;
};

}  // namespace

template <>
struct ChoiceWords<Tone> {
  static constexpr std::array<std::string_view, 2> kWords{"flat", "sharp"};
};

namespace {

void arguments(auto& visit, EchoArguments& given) {
  visit("words", given.words, "what to say", {.operand = true, .needed = true});
  visit("how_often", given.times, "how many times", {.bounds = {1, 9}});
  visit("on", given.on, "the day to say it on");
  visit("tone", given.tone, "how to say it");
}

struct Echo {
  std::vector<std::string> said;
  std::optional<std::string> secret;
  std::string by;
};

void fields(auto& visit, const Echo& echo) {
  visit("said", echo.said, "as many times as it was asked for");
  visit("secret", echo.secret, "for leads", {.least = store::TokenRole::kLead});
  visit("by", echo.by, "who asked");
}

Echo echo(const Context& context, const EchoArguments& given) {
  if (given.words == "no") throw NoSuch("there is no such word");
  const std::string mark = given.tone == Tone::kSharp ? "!" : "";
  return {std::vector<std::string>(static_cast<std::size_t>(given.times), given.words + mark),
          "hush", context.invocation.by};
}

const std::vector<Operation>& toys() {
  static const std::vector<Operation> kToys{declare({.name = "echo",
                                                     .summary = "say something again",
                                                     .about = "Says it.",
                                                     .least = store::TokenRole::kTechnician,
                                                     .route = {"GET", "/api/v1/echo/{words}"}},
                                                    echo)};
  return kToys;
}

test::Ran run_toy(const std::vector<std::string>& words, const std::string& folder) {
  static const std::vector<Command> commands{command_of("echo", toys())};
  Environment environment = test::quiet_environment();
  environment.commands = commands;
  environment.folder = folder;
  return test::run_program(words, environment);
}

TEST(Operation, IsACommandWithItsBounds) {
  const server::DeskFolder folder;
  const std::string desk = folder.path().string();
  const test::Ran ran = run_toy({"echo", "hello", "--how-often", "3", "--tone", "sharp"}, desk);
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(json::parse(ran.out)["said"], json({"hello!", "hello!", "hello!"}));
  const test::Ran many = run_toy({"echo", "hello", "--how-often", "10"}, desk);
  EXPECT_EQ(many.code, 2);
  EXPECT_EQ(many.err, "respite: --how-often must be an integer between 1 and 9, not \"10\"\n");
  EXPECT_EQ(run_toy({"echo", "a", "b"}, desk).err, "respite: echo: unexpected argument \"b\"\n");
  EXPECT_EQ(run_toy({"echo"}, desk).err, "respite: echo needs WORDS\n");
  EXPECT_EQ(run_toy({"echo", "a", "--tone", "dull"}, desk).err,
            "respite: --tone must be one of flat, sharp, not \"dull\"\n");
}

TEST(Operation, IsInHelpCompletionAndManual) {
  const std::vector<Command> commands{command_of("echo", toys())};
  EXPECT_NE(help_of_program(commands).find("echo  say something again"), std::string::npos);
  const std::string help = help_of(commands.front());
  EXPECT_NE(help.find("usage: respite echo WORDS [options]"), std::string::npos) << help;
  EXPECT_NE(help.find("--how-often N"), std::string::npos) << help;
  EXPECT_NE(help.find("how many times (default: 2)"), std::string::npos) << help;
  EXPECT_NE(bash_completion(commands).find("echo) words=\"--how-often --on --tone"),
            std::string::npos);
  EXPECT_NE(manual_of_program(commands).find(".SS echo WORDS"), std::string::npos);
}

TEST(Operation, IsARouteWithTheSameBounds) {
  const server::DeskFolder folder;
  const std::vector<server::Route> routes = server::operation_routes(toys());
  server::ServiceOptions options;
  options.routes = routes;
  const std::string secret = folder.api_token("technician", "amir").secret;
  server::ServiceFixture served({folder.invocation()}, options);
  const http::Headers as = {{"Authorization", "Bearer " + secret}};
  const http::Response told = served.get("/api/v1/echo/hello?how_often=1", as);
  EXPECT_EQ(told.status, 200);
  const json answer = json::parse(server::body_of(told));
  EXPECT_EQ(answer["said"], json({"hello"}));
  EXPECT_EQ(answer["by"], "amir");
  EXPECT_FALSE(answer.contains("secret")) << "a technician is told what is for leads";
  const http::Response many = served.get("/api/v1/echo/hello?how_often=10", as);
  EXPECT_EQ(many.status, 400);
  EXPECT_NE(server::body_of(many).find("must be an integer between 1 and 9"), std::string::npos);
  EXPECT_EQ(served.get("/api/v1/echo/hello?loud=1", as).status, 400) << "an unknown key";
  EXPECT_EQ(served.get("/api/v1/echo/no", as).status, 404);
  EXPECT_EQ(served.get("/api/v1/echo/hello").status, 401);
}

TEST(Operation, IsInTheDocument) {
  const std::vector<server::Route> routes = server::operation_routes(toys());
  const json document = json::parse(server::openapi_document(routes));
  const json& get = document["paths"]["/api/v1/echo/{words}"]["get"];
  EXPECT_EQ(get["operationId"], "echo");
  EXPECT_EQ(get["parameters"][0]["in"], "path");
  EXPECT_EQ(get["parameters"][1]["name"], "how_often");
  EXPECT_EQ(get["parameters"][1]["schema"]["maximum"], 9);
  EXPECT_EQ(get["parameters"][3]["schema"]["enum"], json({"flat", "sharp"}));
  const json& schema = get["responses"]["200"]["content"]["application/json"]["schema"];
  EXPECT_EQ(schema["properties"]["said"]["items"]["type"], "string");
  EXPECT_EQ(schema["required"], json({"said", "by"})) << "what only leads see may be missing";
}

TEST(Operation, IsAForm) {
  const std::string form = server::form_of(toys().front(), "/echo", {{"tone", "sharp"}}).markup();
  EXPECT_NE(form.find("<form method=\"get\" action=\"/echo\">"), std::string::npos) << form;
  EXPECT_NE(form.find("<label for=\"echo-how_often\">how many times</label>"), std::string::npos);
  EXPECT_NE(form.find("type=\"number\" min=\"1\" max=\"9\" value=\"2\""), std::string::npos);
  EXPECT_NE(form.find("type=\"date\""), std::string::npos);
  EXPECT_NE(form.find("<option value=\"sharp\" selected=\"selected\">"), std::string::npos);
  EXPECT_NE(form.find("required"), std::string::npos);
}

struct RingArguments {
  std::string whom;
  bool loud = false;
  bool twice = false;
  std::string reason;
};

void arguments(auto& visit, RingArguments& given) {
  visit("whom", given.whom, "whom to ring", {.option = "to", .within = "call"});
  visit("loud", given.loud, "so that all hear it", {.in_query = true});
  visit("twice", given.twice, "and again", {.where = Where::kCommandLine});
  visit("reason", given.reason, "why", {.where = Where::kJson, .least = store::TokenRole::kLead});
}

Echo ring(const Invocation& /*invocation*/, const RingArguments& given) {
  return {{given.whom, given.loud ? "loud" : "", given.twice ? "twice" : "", given.reason}, {}, ""};
}

const std::vector<Operation>& bells() {
  static const std::vector<Operation> kBells{declare({.name = "ring",
                                                      .summary = "ring somebody",
                                                      .least = store::TokenRole::kTechnician,
                                                      .route = {"POST", "/api/v1/ring"}},
                                                     ring)};
  return kBells;
}

TEST(Operation, TakesAnArgumentWhereItMayBeGiven) {
  const server::DeskFolder folder;
  const std::vector<Command> commands{command_of("ring", bells())};
  Environment environment = test::quiet_environment();
  environment.commands = commands;
  environment.folder = folder.path().string();
  const test::Ran ran = test::run_program({"ring", "--to", "amir", "--twice"}, environment);
  EXPECT_EQ(json::parse(ran.out)["said"], json({"amir", "", "twice", ""})) << ran.err;
  EXPECT_EQ(test::run_program({"ring", "--reason", "x"}, environment).code, 2);

  const std::vector<server::Route> routes = server::operation_routes(bells());
  server::ServiceOptions options;
  options.routes = routes;
  const std::string technician = folder.api_token("technician", "amir").secret;
  const std::string lead = folder.api_token("lead", "beth").secret;
  server::ServiceFixture served({folder.invocation()}, options);
  const auto post = [&](const std::string& secret, const std::string& query, const json& body) {
    return served.ask("POST", "/api/v1/ring" + query,
                      {{"Authorization", "Bearer " + secret}, {"Content-Type", "application/json"}},
                      body.dump());
  };
  const json call = {{"call", {{"whom", "amir"}}}};
  const http::Response told = post(technician, "?loud=true", call);
  EXPECT_EQ(json::parse(server::body_of(told))["said"], json({"amir", "loud", "", ""}));
  json with_reason = call;
  with_reason["reason"] = "why not";
  EXPECT_EQ(post(technician, "", with_reason).status, 403);
  EXPECT_EQ(post(lead, "", with_reason).status, 200);
  EXPECT_EQ(post(lead, "", {{"call", {{"whom", "amir"}}}, {"twice", true}}).status, 422);
  EXPECT_EQ(post(lead, "", {{"whom", "amir"}}).status, 422);
  const http::Response misspelt = post(lead, "", {{"call", {{"whmo", "amir"}}}});
  EXPECT_NE(server::body_of(misspelt).find("did you mean"), std::string::npos);

  const json document = json::parse(server::openapi_document(routes));
  const json& operation = document["paths"]["/api/v1/ring"]["post"];
  const json& body = operation["requestBody"]["content"]["application/json"]["schema"];
  EXPECT_EQ(body["properties"]["call"]["properties"]["whom"]["type"], "string");
  EXPECT_FALSE(body["properties"].contains("loud") || body["properties"].contains("twice"));
  EXPECT_EQ(operation["parameters"][0]["name"], "loud");
  const std::string form = server::form_of(bells().front(), "/ring").markup();
  EXPECT_EQ(form.find("and again"), std::string::npos) << "not of the command line";
  EXPECT_NE(form.find("whom to ring"), std::string::npos);
}

}  // namespace
}  // namespace respite
