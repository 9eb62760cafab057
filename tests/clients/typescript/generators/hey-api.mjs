// @hey-api/openapi-ts: one function for each operation, which signs as the spec says.
import { bodyOf, literal, parametersIn } from "../literal.mjs";
import { camel, pascal } from "../names.mjs";

export const types = ['import type * as api from "./api/types.gen";'];

export const prologue = (plan) => [
  'import * as sdk from "./api/sdk.gen";',
  'import { client } from "./api/client.gen";',
  `client.setConfig({ baseUrl: ${literal(plan.base_url)} });`,
  "const read = (answer: { data?: unknown; error?: unknown; response?: Response }) =>",
  "  ({ status: answer.response?.status, decoded: answer.data ?? answer.error });",
];

export function answer(call) {
  const options = {
    path: parametersIn(call, "path"),
    query: parametersIn(call, "query"),
    headers: parametersIn(call, "header"),
    body: bodyOf(call),
    auth: call.key ?? undefined,
  };
  return `sdk.${camel(call.operation)}(${literal(options)}).then(read)`;
}

export const bodyType = (call) => `NonNullable<api.${pascal(call.operation)}Data["body"]>`;

export const answerType = (call) =>
  `api.${pascal(call.operation)}${call.refusal ? "Errors" : "Responses"}[${call.status}]`;
