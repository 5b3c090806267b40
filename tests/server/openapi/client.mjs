// An independent client driven by the served OpenAPI document: validates it, then calls every
// operation it names, and judges each answer by the schema the document gives for it.
//   node client.mjs URL < tokens    tokens: {"lead": ..., "technician": ..., "requester": ...,
//                                   "amir": ...}, and "from": a Monday to plan from, "saturday"
import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { OpenAPIClientAxios } from "openapi-client-axios";

const url = process.argv[2];
const tokens = JSON.parse(readFileSync(0, "utf8"));
const faults = [];

const served = await fetch(`${url}/api/v1/openapi.json`);
const document = await served.json();
const verdict = await new Validator().validate(structuredClone(document));
if (!verdict.valid) faults.push(`the document is not valid: ${JSON.stringify(verdict.errors)}`);

const ajv = new Ajv2020.default({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ $id: "desk", components: document.components });
const schemaOf = (operation, status) => {
  const responses = operation.responses;
  const response = responses[String(status)] ?? responses.default;
  const [type, { schema }] = Object.entries(response.content)[0];
  const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"desk#/'));
  return { type, judge: ajv.compile(absolute) };
};

const api = new OpenAPIClientAxios({
  definition: { ...document, servers: [{ url }] },
  axiosConfigDefaults: { validateStatus: () => true },
});
const client = await api.init();
const operations = new Map(api.getOperations().map((each) => [each.operationId, each]));
const done = new Set();

// The answer's JSON; a fault where it is not the status the document gives, or not as it says.
async function call(name, { as = "lead", path = {}, query = {}, body, refused } = {}) {
  const operation = operations.get(name);
  if (!operation) throw new Error(`the document has no operation ${name}`);
  const headers = as ? { Authorization: `Bearer ${tokens[as]}` } : {};
  const parameters = Object.entries({ ...path, ...query }).map(([key, value]) => (
    { name: key, value, in: key in path ? "path" : "query" }));
  // By path: a client's methods by name share it with what an HTTP client calls its own.
  const answer = await client.paths[operation.path][operation.method](parameters, body, { headers });
  const expected = refused ?? Number(Object.keys(operation.responses)[0]);
  if (answer.status !== expected) {
    faults.push(`${name}: ${answer.status} instead of ${expected}: ${JSON.stringify(answer.data)}`);
    return answer.data;
  }
  const { type, judge } = schemaOf(operation, answer.status);
  if (!String(answer.headers["content-type"]).startsWith(type)) {
    faults.push(`${name}: is ${answer.headers["content-type"]}, not ${type}`);
  }
  if (!judge(answer.data)) faults.push(`${name}: ${ajv.errorsText(judge.errors)}`);
  if (!refused) done.add(name);
  return answer.data;
}

const outOfHours = { request: { priority: "P3", minutes: 30, person: "amir", only_person: true,
  earliest: tokens.saturday, deadline: tokens.saturdayEvening } };
const usual = { request: { priority: "P3", minutes: 30 } };

// What reads.
await call("openapi", { as: null });
await call("who", { as: null, query: { at: tokens.saturday } });
await call("rota", { as: "technician", query: { from: tokens.from, weeks: 2 } });
await call("gaps", { as: "technician" });
await call("check");
await call("free", { as: "technician", query: { people: "amir,beth", need: "all", most: 3 } });
await call("targets", { as: "technician" });
await call("parity");
await call("ask", { as: null, body: usual });

// Plan, look at it, publish it, take it back.
const job = await call("plan", { body: { from: tokens.next, weeks: 2, effort: 1 } });
for (let state = job; state.state !== "done";) {
  if (state.state === "failed") throw new Error(state.error);
  await new Promise((resolve) => setTimeout(resolve, 50));
  state = await call("plan_state", { path: { plan: job.id } });
}
await call("stop_plan", { path: { plan: job.id } });
const diff = await call("diff");
await call("draft");
const publication = await call("publish", { body: { note: "by a client", draft: diff.draft } });
await call("publications", { as: "technician", query: { limit: 1 } });
await call("publication", { as: "technician", path: { revision: publication.revision } });
await call("undo", { path: { revision: publication.revision }, body: { note: "no" } });

// Requests, and who agrees.
const taken = await call("take", { as: "requester", body: usual });
await call("show_request", { as: "requester", path: { request: taken.request } });
await call("queue", { as: "technician" });
await call("close", { as: "technician", path: { request: taken.request }, body: { note: "done" } });
const other = await call("take", { as: "requester", body: usual });
await call("withdraw", { as: "requester", path: { request: other.request }, body: {} });
for (const answer of ["give_consent", "refuse_consent"]) {
  const asked = await call("take", { as: "requester", body: outOfHours });
  const { consents } = await call("consents", { as: "amir" });
  const mine = consents.find((each) => each.request === asked.request);
  if (!mine) {
    faults.push(`no consent is asked for: ${JSON.stringify(asked)}`);
    continue;
  }
  await call(answer, { as: "amir", path: { consent: mine.id } });
  if (answer === "give_consent") {
    await call("revoke_consent", { as: "amir", path: { consent: mine.id } });
  }
}

// Call-outs, the record, tokens.
const incident = await call("begin_incident", { as: "technician", body: { person: "amir" } });
await call("end_incident", { as: "technician", path: { incident: incident.id }, body: {} });
await call("incidents", { as: "technician" });
await call("audit", { query: { limit: 5 } });
await call("verify_audit");
const made = await call("create_token", { body: { purpose: "person", of: "amir" } });
await call("tokens");
await call("rotate_token", { path: { token: made.id } });
await call("revoke_token", { path: { token: made.id } });

// Who is told; nothing happens that they would be told of.
const hook = await call("create_webhook", { body: { url: "https://respite.invalid/hook",
  events: "publish" } });
await call("webhooks");
await call("revoke_webhook", { path: { webhook: hook.id } });

// What is refused is a problem as the document says.
await call("tokens", { as: null, refused: 401 });
await call("tokens", { as: "technician", refused: 401 });
await call("ask", { as: "requester", body: { request: { now: tokens.saturday } }, refused: 403 });
await call("who", { as: null, query: { at: "yesterday" }, refused: 400 });
await call("take", { as: "requester", body: { request: { priority: "P9" } }, refused: 422 });

for (const name of operations.keys()) {
  if (!done.has(name)) faults.push(`${name} was never called with success`);
}
console.log(`${done.size} of ${operations.size} operations called; the document is `
  + `${verdict.valid ? "valid" : "not valid"} (OpenAPI ${verdict.valid ? document.openapi : "?"})`);
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
