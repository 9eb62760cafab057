// What Dredd cannot know of a spec: the key, and requests for more than an operation's first success.
const { readFileSync, writeFileSync } = require("fs");
const { afterAll, afterEach, beforeAll, beforeEach } = require("hooks");

const plan = JSON.parse(readFileSync(process.env.DREDD_PLAN, "utf-8"));
const results = [];
const firstSuccess = new Map();

// Errors that need only a wrong key or id, and so do not depend on the calls before.
const SENT_ERRORS = [401, 404];

// The examples are answers from the start, so reading comes before writing, and removing last.
const ORDER = { GET: 0, DELETE: 2 };

const templateOf = (transaction) => transaction.name.split(" > ")[0];
const operationOf = (transaction) => `${transaction.request.method} ${templateOf(transaction)}`;
const statusOf = (transaction) => Number(transaction.expected.statusCode);
const rankOf = (transaction) => ORDER[transaction.request.method] ?? 1;
// Of those that remove, the plan knows which ones take others along.
const placeOf = (transaction) =>
  plan.calls.findIndex((call) => `${call.method} ${call.path}` === operationOf(transaction));
const text = (value) => (typeof value === "string" ? value : JSON.stringify(value));

function plannedCall(transaction) {
  return plan.calls.find(
    (call) =>
      `${call.method} ${call.path}` === operationOf(transaction) && call.status === statusOf(transaction),
  );
}

function send(transaction, call) {
  const query = new URLSearchParams();
  let path = call.path;
  for (const { name, in: where, value } of call.parameters) {
    if (where === "path") path = path.replace(`{${name}}`, encodeURIComponent(text(value)));
    if (where === "query") for (const one of [value].flat()) query.append(name, text(one));
    if (where === "header") transaction.request.headers[name] = text(value);
  }
  const asked = query.toString();
  transaction.fullPath = new URL(plan.base_url).pathname + path + (asked && `?${asked}`);
  transaction.request.body = call.body === null ? "" : JSON.stringify(call.body);
}

beforeAll((transactions, done) => {
  for (const transaction of transactions) {
    const status = statusOf(transaction);
    const operation = operationOf(transaction);
    if (status < 300 && !firstSuccess.has(operation)) firstSuccess.set(operation, status);
  }
  transactions.sort(
    (one, other) =>
      rankOf(one) - rankOf(other) || (rankOf(one) === ORDER.DELETE ? placeOf(one) - placeOf(other) : 0),
  );
  done();
});

beforeEach((transaction, done) => {
  const { header, prefix } = plan.security;
  const status = statusOf(transaction);
  let { key } = plan.calls[0];
  const call = plannedCall(transaction);
  if (status !== firstSuccess.get(operationOf(transaction))) {
    const isSent = call && (status < 300 || SENT_ERRORS.includes(status));
    if (isSent) {
      send(transaction, call);
      key = call.key;
    } else {
      transaction.skip = true;
    }
  }
  // What no example can foresee, such as a token that renews once, the plan has.
  if (!transaction.skip && call && !call.is_body_shown) send(transaction, call);
  transaction.request.headers[header] = prefix + key;
  done();
});

afterEach((transaction, done) => {
  const { status, message } = transaction.test || { status: "none", message: "was not sent" };
  const isSkipped = transaction.skip || status === "skip";
  results.push({
    method: transaction.request.method,
    path: templateOf(transaction),
    expected: statusOf(transaction),
    status: isSkipped ? "skip" : status,
    message,
  });
  done();
});

afterAll((transactions, done) => {
  writeFileSync(process.env.DREDD_RESULTS, JSON.stringify(results, null, 2));
  done();
});
