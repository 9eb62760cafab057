// Clients with one function for each operation in one file, whose arguments are told by position.
import { join } from "node:path";
import { bodyOf, literal } from "../literal.mjs";
import { camel } from "../names.mjs";
import { signatures } from "../signatures.mjs";

const READ = `const read = (answer: { status: number; data?: unknown }) =>
  ({ status: answer.status, decoded: answer.data });`;

// `setUp` gives the lines that name the server; `objects` the arguments that are no parameter of
// the spec and no body, such as the options with the headers.
export function positional({ setUp, objects }) {
  let functions = new Map();
  const signature = (call) => functions.get(camel(call.operation))?.parameters ?? [];
  const named = (call) => `api.${camel(call.operation)}`;
  return {
    types: ['import type * as api from "./api/api";'],
    prologue(plan, out) {
      ({ functions } = signatures(join(out, "api", "api.ts")));
      return ['import * as api from "./api/api";', ...setUp(literal(plan.base_url)), READ];
    },
    answer(call, headers) {
      const given = signature(call).map((one) => argument(one, call, objects(call, headers)));
      return `${named(call)}(${given.map(literal).join(", ")}).then(read)`;
    },
    bodyType(call) {
      const at = signature(call).findIndex((one) => isBody(one, call, objects(call, {})));
      return `NonNullable<Parameters<typeof ${named(call)}>[${at}]>`;
    },
    answerType: (call) =>
      `Extract<Awaited<ReturnType<typeof ${named(call)}>>, { status: ${call.status} }>["data"]`,
  };
}

const valuesOf = (call) => new Map(call.parameters.map(({ name, value }) => [camel(name), value]));

const isBody = ({ name, parts }, call, objects) =>
  !parts && !(name in objects) && !valuesOf(call).has(name);

function argument(one, call, objects) {
  const values = valuesOf(call);
  if (one.parts) return Object.fromEntries(one.parts.map((part) => [part, values.get(part)]));
  if (isBody(one, call, objects)) return bodyOf(call);
  return values.has(one.name) ? values.get(one.name) : objects[one.name];
}
