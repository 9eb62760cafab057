// Writes values as TypeScript, on one line, so that the compiler holds them against types.
import { readFileSync } from "node:fs";

export function literal(value) {
  if (value instanceof Verbatim) return value.text;
  if (value instanceof Date) return `new Date(${JSON.stringify(value.toISOString())})`;
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "undefined";
  return members(value, (name) => JSON.stringify(name), literal);
}

// An object whose values are TypeScript already.
export const written = (entries) => members(entries, (name) => name, (text) => text);

function members(entries, nameOf, textOf) {
  const given = Object.entries(entries).filter(([, value]) => value !== undefined);
  return `{ ${given.map(([name, value]) => `${nameOf(name)}: ${textOf(value)}`).join(", ")} }`;
}

// The parameters of a call that stand in the path, the query or a header, as one object.
export function parametersIn(call, place) {
  const found = call.parameters.filter((parameter) => parameter.in === place);
  if (found.length === 0) return undefined;
  return Object.fromEntries(found.map(({ name, value }) => [name, value]));
}

// What is TypeScript already, among values that are not.
export class Verbatim {
  constructor(text) {
    this.text = text;
  }
}

// The file that a call sends, as a browser would have it of a form.
export function fileOf({ path, name }) {
  const octets = JSON.stringify(readFileSync(path).toString("base64"));
  const parts = `[Uint8Array.from(atob(${octets}), (octet) => octet.charCodeAt(0))]`;
  return new Verbatim(`new File(${parts}, ${JSON.stringify(name)})`);
}

// What a call sends: its body, or a form with its file.
export function bodyOf(call) {
  return call.file ? { [call.file.field]: fileOf(call.file) } : (call.body ?? undefined);
}
