// openapi-generator's typescript-fetch: classes by tag, and models that encode and decode.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileOf, literal, written } from "../literal.mjs";
import { camel } from "../names.mjs";
import { signatures } from "../signatures.mjs";

const methods = new Map();
const requests = new Map();
const models = new Set();

export const types = ['import type * as api from "./api";'];

const READ = `const read = <T>(again: (model: T) => unknown) =>
  async (response: { raw: Response; value(): Promise<T> }) => {
    const model = await response.value();
    return { status: response.raw.status, model, decoded: again(model) };
  };`;
// An error is thrown with its answer, not decoded; a user decodes it with the model, as here.
const REFUSED = `const refused = (again: (body: any) => unknown) => async (error: unknown) => {
  if (!(error instanceof api.ResponseError)) throw error;
  return { status: error.response.status, decoded: again(await error.response.json()) };
};`;

export function prologue(plan, out) {
  const files = (name) => readdirSync(join(out, "api", name));
  for (const file of files("apis")) {
    const { functions, interfaces } = signatures(join(out, "api", "apis", file));
    functions.forEach((one, name) => methods.set(name, one));
    interfaces.forEach((one, name) => requests.set(name, one));
  }
  files("models").forEach((file) => models.add(file.replace(/\.ts$/, "")));
  const key = plan.security?.type === "http" ? "accessToken" : "apiKey";
  const settings = `new api.Configuration({ basePath: ${literal(plan.base_url)}, ${key}: key })`;
  const at = `const at = (key?: string) => ${settings};`;
  return ['import * as api from "./api";', at, READ, REFUSED];
}

export function answer(call) {
  const method = `${camel(call.operation)}Raw`;
  const { owner, parameters, returns } = methods.get(method) ?? { parameters: [], returns: "" };
  const request = requests.get(parameters[0]?.type);
  const given = Object.fromEntries((request ?? []).map((one) => [one.name, argument(one, call)]));
  const made = `new api.${owner}(at(${literal(call.key ?? undefined)})).${method}`;
  const error = call.refusal && call.answer_schema ? call.answer_schema : "";
  return [
    `${made}(${request ? written(given) : ""})`,
    `.then(read((model) => ${coded("model", answered(returns), "ToJSON")}))`,
    `.catch(refused((body) => ${coded(coded("body", error, "FromJSON"), error, "ToJSON")}))`,
  ].join("");
}

function argument({ name, type }, call) {
  const parameter = call.parameters.find((one) => camel(one.name) === name);
  if (parameter) {
    return type === "Date" ? `new Date(${literal(parameter.value)})` : literal(parameter.value);
  }
  if (call.file && name === camel(call.file.field)) return literal(fileOf(call.file));
  if (call.body === null) return undefined;
  return coded(literal(call.body), type.replace(/ \| null$/, ""), "FromJSON");
}

const answered = (returns) => /ApiResponse<(.*)>>$/s.exec(returns)?.[1] ?? "";

// What a value becomes in JSON, or from it; only models differ.
function coded(value, type, way) {
  const [, many] = /^Array<(\w+)>$/.exec(type) ?? [];
  if (models.has(many)) return `${value}.map(api.${many}${way})`;
  return models.has(type) ? `api.${type}${way}(${value})` : value;
}

// What is sent is made of JSON by the models: what they leave out is seen where it arrives.
export const bodyType = () => null;

export function answerType(call) {
  const type = answered(methods.get(`${camel(call.operation)}Raw`)?.returns ?? "");
  return !call.refusal && models.has(type) ? `api.${type}` : null;
}
