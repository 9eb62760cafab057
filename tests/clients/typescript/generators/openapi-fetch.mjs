// openapi-typescript writes types only; openapi-fetch calls by method and path.
import { fileOf, literal, parametersIn, Verbatim } from "../literal.mjs";

export const types = ['import type { operations } from "./api/schema";'];

export const prologue = (plan) => [
  'import createClient from "openapi-fetch";',
  'import type { paths } from "./api/schema";',
  `const client = createClient<paths>({ baseUrl: ${literal(plan.base_url)} });`,
  "const form = (body: object) => Object.entries(body).reduce(",
  "  (data, [name, part]) => (data.append(name, part), data), new FormData());",
  "const read = (answer: { data?: unknown; error?: unknown; response: Response }) =>",
  "  ({ status: answer.response.status, decoded: answer.data ?? answer.error });",
];

export function answer(call, headers) {
  const params = {
    path: parametersIn(call, "path"),
    query: parametersIn(call, "query"),
    header: parametersIn(call, "header"),
  };
  const options = literal({ params, ...sent(call), headers });
  return `client.${call.method}(${literal(call.path)}, ${options}).then(read)`;
}

// A file is a string to its types, and a form is made by who calls.
function sent(call) {
  if (!call.file) return { body: call.body ?? undefined };
  const file = new Verbatim(`${literal(fileOf(call.file))} as unknown as string`);
  return { body: { [call.file.field]: file }, bodySerializer: new Verbatim("form") };
}

const operation = (call) => `operations[${literal(call.operation)}]`;

export const bodyType = (call) =>
  `NonNullable<${operation(call)}["requestBody"]>["content"][${literal(call.media_type)}]`;

export const answerType = (call) =>
  `${operation(call)}["responses"][${call.status}]["content"]["application/json"]`;
