// An independent client driven by the served OpenAPI document: validates it, then calls every
// operation it names, and judges what is asked and each answer by the schema it gives for them.
//   node client.mjs URL < words    words: {"tokens": {"lead": ..., "requester": ..., and one of
//                                  each technician}, "from": a Monday published from, "next": the
//                                  first that is not, "later": one after that, "saturday": times}
import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { OpenAPIClientAxios } from "openapi-client-axios";

const url = process.argv[2];
const words = JSON.parse(readFileSync(0, "utf8"));
const faults = [];

const served = await fetch(`${url}/api/v1/openapi.json`);
const document = await served.json();
const verdict = await new Validator().validate(structuredClone(document));
if (!verdict.valid) faults.push(`the document is not valid: ${JSON.stringify(verdict.errors)}`);

const ajv = new Ajv2020.default({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ $id: "desk", components: document.components });
const judgeOf = (schema) => ajv.compile(
  JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"desk#/')));

const api = new OpenAPIClientAxios({
  definition: { ...document, servers: [{ url }] },
  axiosConfigDefaults: { validateStatus: () => true, paramsSerializer: { indexes: null } },
});
const client = await api.init();
const operations = new Map(api.getOperations().map((each) => [each.operationId, each]));
const done = new Set();

// --- Asking, and judging ---------------------------------------------------------------------

function judged(name, what, schema, value) {
  const judge = judgeOf(schema);
  if (!judge(value)) faults.push(`${name}: ${what}${ajv.errorsText(judge.errors)}`);
}

// As the document says it is written: a list with commas, or its name once for each.
function parameter(operation, name, value) {
  const declared = operation.parameters.find((each) => each.name === name);
  if (!declared) throw new Error(`${operation.operationId} has no parameter ${name}`);
  judged(operation.operationId, `asked with ${name}: `, declared.schema, value);
  const joined = Array.isArray(value) && declared.explode === false;
  return { name, in: declared.in, value: joined ? value.join(",") : value };
}

function judgeBody(operation, body) {
  const name = operation.operationId;
  if (!operation.requestBody) {
    if (body !== undefined) faults.push(`${name}: takes no body`);
  } else if (body === undefined) {
    if (operation.requestBody.required) faults.push(`${name}: takes a body`);
  } else {
    judged(name, "asked: ", operation.requestBody.content["application/json"].schema, body);
  }
}

// The answer's JSON; a fault where it is not the status the document gives, or not as it says.
// What is refused may be asked wrongly.
async function call(name, options = {}) {
  const { as = "lead", path = {}, query = {}, header = {}, body, refused } = options;
  const operation = operations.get(name);
  if (!operation) throw new Error(`the document has no operation ${name}`);
  const asked = Object.entries({ ...path, ...query, ...header });
  const parameters = refused
    ? asked.map(([key, value]) => ({ name: key, value, in: key in path ? "path" : "query" }))
    : asked.map(([key, value]) => parameter(operation, key, value));
  if (!refused) judgeBody(operation, body);
  const headers = as ? { Authorization: `Bearer ${words.tokens[as]}` } : {};
  // By path: a client's methods by name share it with what an HTTP client calls its own.
  const send = client.paths[operation.path][operation.method];
  const answer = await send(parameters, body, { headers });
  const expected = refused ?? Number(Object.keys(operation.responses)[0]);
  if (answer.status !== expected) {
    faults.push(`${name}: ${answer.status} instead of ${expected}: ${JSON.stringify(answer.data)}`);
    return answer.data;
  }
  const response = operation.responses[String(answer.status)] ?? operation.responses.default;
  const [type, { schema }] = Object.entries(response.content)[0];
  if (!String(answer.headers["content-type"]).startsWith(type)) {
    faults.push(`${name}: is ${answer.headers["content-type"]}, not ${type}`);
  }
  judged(name, "", schema, answer.data);
  if (!refused) done.add(name);
  return answer.data;
}

const of = (id, more = {}) => ({ path: { id }, ...more });

// What the story cannot go on without.
function found(thing, what) {
  if (thing === undefined) throw new Error(`there is no ${what}\n${faults.join("\n")}`);
  return thing;
}

// --- What reads ------------------------------------------------------------------------------

const usual = { request: { priority: "P3", minutes: 30 } };

await call("openapi", { as: null });
await call("who", { as: null, query: { at: words.saturday } });
const rota = await call("show", { as: "carlos", query: { from: words.from, weeks: 3 } });
await call("gaps", { as: "carlos" });
await call("check");
const both = await call("free", { as: "carlos",
  query: { people: ["amir", "beth"], need: "all" } });
if (both.need !== 2) faults.push(`free: of two people ${both.need} must be there`);
await call("targets", { as: "carlos" });
await call("parity");
await call("ask", { as: null, body: usual });

// --- A plan, and what is published -----------------------------------------------------------

async function planned(body) {
  const job = await call("plan", { body });
  for (let state = job; state.state !== "done";) {
    if (state.state === "failed") throw new Error(state.error);
    await new Promise((resolve) => setTimeout(resolve, 50));
    state = await call("plan_state", { path: { plan: job.id } });
  }
  return job;
}

const job = await planned({ from: words.next, weeks: 2, effort: 1 });
await call("stop_plan", { path: { plan: job.id } });
const diff = await call("diff");
await call("draft");
await call("gaps", { query: { draft: true } });
await call("explain");
const publication = await call("publish", { body: { note: "by a client", draft: diff.draft } });
const first = await call("publication_list", { as: "carlos", query: { limit: 1 } });
await call("publication_list", { as: "carlos", query: { limit: 1, after: first.next } });
await call("publication_show", { as: "carlos", path: { revision: publication.revision } });
await call("undo", { path: { revision: publication.revision }, body: { note: "no" } });

// --- Requests --------------------------------------------------------------------------------

const take = (request) => call("take", { as: "requester", body: { request } });

const { request, person } = await take({ ...usual.request, about: "The printer hums" });
await call("request_show", of(request, { as: "requester" }));
await call("request_add", of(request, { as: "requester", body: { text: "It is the left one" } }));
const { offers } = await call("request_times", of(request, { as: "requester" }));
const other = offers.find((offer) => offer.person !== person) ?? offers[0];
const later = await call("request_move", of(request, { as: "requester",
  body: { at: found(other, "other time").slot } }));
await call("queue", { as: "carlos" });
const closed = await call("request_close", of(request, { as: "carlos", body: { note: "done" } }));
if (closed.person !== later.person) {
  faults.push(`request_close: ${closed.person} helped, not ${later.person} who had the time`);
}

const once = { as: "requester", header: { "Idempotency-Key": "once" }, body: usual };
const unwanted = await call("take", once);
const again = await call("take", once);
if (again.request !== unwanted.request) faults.push("take: asked twice under one key, done twice");
await call("request_withdraw", of(unwanted.request, { as: "requester", body: {} }));

const emergency = await take({ priority: "P1", criteria: ["E1"], about: "The mail is down" });
await call("request_ack", of(emergency.request, { as: "carlos" }));
await call("request_show", of(emergency.request));
await call("request_close", of(emergency.request, { as: "carlos" }));

// --- Who agrees: somebody who is not on call that day ----------------------------------------

const onCall = rota.slots.filter((slot) => slot.turn_begin < words.saturdayEvening
  && slot.turn_end > words.saturday).map((slot) => slot.person);
const asked = found(["amir", "carlos", "emeka"].find((each) => !onCall.includes(each)), "one free");

for (const answer of ["consent_give", "consent_refuse"]) {
  const wanted = await take({ ...usual.request, person: asked, only_person: true,
    earliest: words.saturday, deadline: words.saturdayEvening });
  const { consents } = await call("consent_list", { as: asked });
  const mine = found(consents.find((each) => each.request === wanted.request), "consent to give");
  await call(answer, of(mine.id, { as: asked }));
  if (answer === "consent_give") await call("consent_revoke", of(mine.id, { as: asked }));
}

// --- Duty that changes hands -----------------------------------------------------------------

const turn = found(rota.slots.findLast((slot) => slot.seat === "primary"), "turn").turn;
const holder = rota.slots.find((slot) => slot.turn === turn).person;
await call("explain", { query: { slot: turn } });
await call("explain", { query: { person: holder, published: true } });

// Who could take it, and what could be had for it.
const ranked = await call("cover", { as: holder, body: { duty: turn, dry_run: true } });
const taker = found(ranked.candidates.find((each) => each.may), "candidate").person;
const exchange = found(ranked.exchanges[0], "exchange");

const lent = await call("override", { body: { duty: turn, to: taker, note: "a wedding" } });
await call("change_list", { as: taker });
await call("change_withdraw", of(lent.change.id));

const wish = await call("override", { as: holder, body: { duty: turn, to: taker } });
await call("change_decline", of(wish.change.id, { as: taker }));

const offered = await call("cover", { as: holder, body: { duty: turn, note: "who can?" } });
const covered = await call("change_accept", of(offered.change.id, { as: taker, body: {} }));
await call("change_withdraw", of(covered.change.id));

const swap = await call("swap", { as: holder, body: { duty: turn, with: exchange.turn } });
await call("change_accept", of(swap.change.id, { as: exchange.person }));
await call("change_list", { as: holder, query: { all: true } });

// --- Leave: a lead says yes, and what it uncovers is mended ----------------------------------

const leave = async (body) => (await call("leave_add", { as: "carlos", body })).leaves[0].id;

await call("leave_decline", of(await leave({ from: words.later })));
const week = await leave({ from: words.later, until: words.laterFriday });
await call("leave_allow", of(week));
const { leaves } = await call("leave_shorten", of(week, { as: "carlos",
  body: { until: words.later } }));
await call("leave_list", { as: "carlos" });
await call("leave_withdraw", of(leaves.findLast((each) => each.state === "stands").id,
  { as: "carlos" }));

const now = await call("show", { as: "carlos", query: { from: words.from, weeks: 3 } });
const last = now.slots.find((slot) => slot.turn === turn);
await call("leave_add", { body: { person: last.person,
  from: words.last, until: words.lastFriday } });
await call("gaps", { as: "carlos", query: { from: words.from, weeks: 3 } });
const mend = await call("replan", { body: { effort: 1 } });
await call("publish", { body: { draft: mend.draft, note: "mended" } });

// --- Protected time that its owner keeps, moves and gives up ---------------------------------

const { blocks } = await call("protect", { body: { from: words.from, weeks: 3 } });
const [kept, moved, dropped] = blocks.filter((block) => block.kind === "documentation");
found(dropped, "third block to place");
await call("protect_keep", { as: kept.person, body: { block: kept.id } });
const room = await call("free", { as: moved.person,
  query: { people: [moved.person], minutes: 60, from: moved.end, most: 1 } });
await call("protect_move", { as: moved.person,
  body: { block: moved.id, to: found(room.times[0], "room for a block").begin } });
await call("protect_drop", { as: dropped.person, body: { block: dropped.id } });

// --- Call-outs -------------------------------------------------------------------------------

const incident = await call("incident_begin", { as: "carlos", body: { person: "amir" } });
await call("incident_end", of(incident.id, { as: "carlos", body: {} }));
const mistaken = await call("incident_begin", { as: "carlos", body: { person: "emeka" } });
await call("incident_withdraw", of(mistaken.id, { as: "carlos" }));
await call("incident_list", { as: "carlos" });

// --- What the record adds up to --------------------------------------------------------------

for (const report of ["fairness", "pay", "rest", "coverage", "learning", "subscribers"]) {
  await call(`report_${report}`);
}
await call("audit", { query: { limit: 5 } });
await call("audit_verify");

// --- Tokens, and who is told -----------------------------------------------------------------

const made = await call("token_create", { body: { purpose: "person", of: "amir" } });
await call("token_list");
const rotated = await call("token_rotate", of(made.id));
await call("token_revoke", of(rotated.id));
await call("token_mail", { body: { to: "amir" } });

await call("message_test", { body: { to: "hugo" } });
const { messages } = await call("message_list", { query: { waiting: true, person: "hugo" } });
await call("message_retry", of(found(messages[0], "mail that waits").id));
await call("message_prefer", { as: "carlos", body: { kind: "learning", way: "digest" } });
await call("message_prefer", { as: "requester" });

const hook = await call("webhook_create", { body: { url: "https://respite.invalid/hook",
  events: ["publish"] } });
await call("webhook_list");
await call("webhook_revoke", of(hook.id));

// --- What is refused is a problem as the document says ---------------------------------------

await call("token_list", { as: null, refused: 401 });
await call("token_list", { as: "carlos", refused: 401 });
await call("override", { as: "requester", body: { duty: turn, to: taker }, refused: 401 });
await call("ask", { as: "requester", body: { request: { now: words.saturday } }, refused: 403 });
await call("who", { as: null, query: { at: "yesterday" }, refused: 400 });
await call("show", { as: "carlos", query: { fro: words.from }, refused: 400 });
await call("free", { as: "carlos", query: { people: ["amir", "beth"] }, refused: 400 });
await call("request_show", of(4711, { as: "carlos", refused: 404 }));
await call("publication_show", { as: "carlos", path: { revision: 4711 }, refused: 404 });
await call("take", { as: "requester", body: { request: { priority: "P9" } }, refused: 422 });
await call("swap", { as: "carlos", body: {}, refused: 422 });
await call("request_move", of(request, { as: "requester", body: { at: words.saturday },
  refused: 409 }));
await call("change_accept", of(wish.change.id, { as: taker, refused: 409 }));

// --- What was found --------------------------------------------------------------------------

for (const name of operations.keys()) {
  if (!done.has(name)) faults.push(`${name} was never called with success`);
}
console.log(`${done.size} of ${operations.size} operations called; the document is `
  + `${verdict.valid ? "valid" : "not valid"} (OpenAPI ${verdict.valid ? document.openapi : "?"})`);
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
