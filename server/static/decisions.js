// What an API's document marks with x-assumed, written into the texts that Swagger UI shows.
"use strict";

const MARK = "x-assumed";
const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

// What stands where in a document: [key, kind] for one object, [key, kind, "each"] for several.
const PARTS = {
  document: [
    ["info", "named"],
    ["tags", "named", "each"],
    ["paths", "path", "each"],
    ["components", "components"],
  ],
  components: [
    ["schemas", "schema", "each"],
    ["responses", "response", "each"],
    ["parameters", "parameter", "each"],
    ["examples", "example", "each"],
    ["requestBodies", "response", "each"],
    ["headers", "parameter", "each"],
    ["securitySchemes", "named", "each"],
    ["links", "named", "each"],
    ["callbacks", "callback", "each"],
  ],
  path: [["parameters", "parameter", "each"], ...METHODS.map((method) => [method, "operation"])],
  operation: [
    ["parameters", "parameter", "each"],
    ["requestBody", "response"],
    ["responses", "response", "each"],
    ["callbacks", "callback", "each"],
  ],
  parameter: [["schema", "schema"], ["examples", "example", "each"], ["content", "media", "each"]],
  response: [
    ["content", "media", "each"],
    ["headers", "parameter", "each"],
    ["links", "named", "each"],
  ],
  media: [["schema", "schema"], ["examples", "example", "each"]],
  schema: [
    ["properties", "schema", "each"],
    ["items", "schema"],
    ["additionalProperties", "schema"],
    ["allOf", "schema", "each"],
    ["anyOf", "schema", "each"],
    ["oneOf", "schema", "each"],
    ["not", "schema"],
  ],
  named: [],
  example: [],
};

// A name as a JSON pointer in a URL writes it.
const unescaped = (name) =>
  decodeURIComponent(name).replaceAll("~1", "/").replaceAll("~0", "~");

const isObject = (node) => typeof node === "object" && node !== null && !Array.isArray(node);

// As text, whatever a document's author wrote: neither Markdown nor HTML begins without these.
const plain = (text) =>
  String(text)
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[!-/:-@[-`{-~]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const code = (name) => `<code>${plain(name)}</code>`;

function sentence(reason, names = []) {
  const about = names.length ? ` on ${names.join(", ")}` : "";
  return `<mark>Our decision</mark>${about}: ${plain(reason)}`;
}

// One sentence for each reason of a mark; `owner` names what bears it, where that is not plain.
function sentences(node, owner = "") {
  const mark = node[MARK];
  if (typeof mark === "string") {
    return [sentence(mark, owner ? [owner] : [])];
  }
  const names = new Map();
  for (const [keyword, reason] of Object.entries(isObject(mark) ? mark : {})) {
    const name = `${owner} ${code(keywordShown(keyword, node))}`.trim();
    names.set(reason, [...(names.get(reason) ?? []), name]);
  }
  return [...names].map(([reason, about]) => sentence(reason, about));
}

const joined = (words, said) => [words, ...said].filter(Boolean).join("\n\n");

// That a null never comes is said by a keyword that is false, or not there.
const keywordShown = (keyword, node) =>
  keyword === "nullable" && node.nullable !== true ? "nullable: false" : keyword;

class Decisions {
  constructor(document) {
    this.document = document;
  }

  // Returns a copy of an object whose texts, and those of all its parts, tell what is assumed.
  shown(node, kind) {
    if (!isObject(node) || "$ref" in node) {
      return node;
    }
    if (kind === "callback") {
      return this.each(node, "path");
    }
    const copy = { ...node };
    for (const [key, part, each] of PARTS[kind]) {
      if (key in copy) {
        copy[key] = each ? this.each(copy[key], part) : this.shown(copy[key], part);
      }
    }
    return this.told(node, copy, kind);
  }

  each(group, kind) {
    if (Array.isArray(group)) {
      return group.map((node) => this.shown(node, kind));
    }
    const entries = Object.entries(group);
    return Object.fromEntries(entries.map(([name, node]) => [name, this.named(name, node, kind)]));
  }

  // Where there is a choice of examples, Swagger UI names each by its summary, or else its name.
  named(name, node, kind) {
    const copy = this.shown(node, kind);
    return kind === "example" && copy[MARK]
      ? { ...copy, summary: `${node.summary ?? name} (our decision)` }
      : copy;
  }

  told(node, copy, kind) {
    if (kind === "path") {
      return this.toldByOperations(node, copy);
    }
    // A media type has no text of its own, a document and its components neither.
    if (["media", "document", "components"].includes(kind)) {
      return copy;
    }
    if (kind === "schema") {
      return { ...copy, ...this.shared(node, copy.properties ?? {}), ...this.description(node) };
    }
    const said = [...new Set(this.decisions(node, kind))];
    return said.length ? { ...copy, description: joined(node.description, said) } : copy;
  }

  // Swagger UI shows no text of a path, but each operation's.
  toldByOperations(node, copy) {
    const said = sentences(node, "this path");
    for (const method of METHODS.filter((method) => said.length && method in copy)) {
      copy[method] = { ...copy[method], description: joined(copy[method].description, said) };
    }
    return copy;
  }

  // Of an object that is no schema: its own marks, and those of parts whose texts are not shown.
  decisions(node, kind) {
    const schema = kind === "parameter" && node.schema ? this.within(node.schema, new Set()) : [];
    const content = Object.entries(node.content ?? {});
    const media = content.flatMap(([type, part]) => this.ofMedia(type, part));
    return [...sentences(node), ...schema, ...media];
  }

  // The fields of a form are shown one by one, without what holds them.
  ofMedia(type, media) {
    const isForm = type.includes("form") && media.schema;
    const fields = isForm ? this.merged(media.schema, new Set()) : [];
    return [...sentences(media, code(type)), ...fields];
  }

  // Swagger UI makes one schema of an allOf, and keeps the outermost description alone.
  merged(schema, seen) {
    const node = this.resolved(schema);
    if (seen.has(node)) {
      return [];
    }
    seen.add(node);
    const members = (node.allOf ?? []).flatMap((member) =>
      typeof member[MARK] === "string" ? ofMember(member) : this.merged(member, seen),
    );
    return [...sentences(node), ...members];
  }

  // Of a property that several members declare, too, it keeps the last description alone.
  shared(schema, properties) {
    const declared = new Map();
    for (const [name, property] of this.propertiesOf(schema)) {
      declared.set(name, [...(declared.get(name) ?? []), property]);
    }
    const told = [...declared]
      .filter(([name, all]) => all.length > 1 && !("$ref" in (properties[name] ?? {})))
      .map(([name, allOf]) => [name, { ...properties[name], ...this.description({ allOf }) }]);
    return told.length ? { properties: { ...properties, ...Object.fromEntries(told) } } : {};
  }

  propertiesOf(schema) {
    const node = this.resolved(schema);
    const inherited = (node.allOf ?? []).flatMap((member) => this.propertiesOf(member));
    return [...inherited, ...Object.entries(node.properties ?? {})];
  }

  description(schema) {
    const said = [...new Set(this.merged(schema, new Set()))];
    return said.length ? { description: joined(this.descriptionOf(schema), said) } : {};
  }

  // Of a parameter's schema, however deep, Swagger UI shows no description at all.
  within(schema, seen) {
    const node = this.resolved(schema);
    if (seen.has(node)) {
      return [];
    }
    const own = this.merged(node, seen);
    const lists = [node.allOf, node.anyOf, node.oneOf, Object.values(node.properties ?? {})];
    const inner = [...lists.flatMap((list) => list ?? []), node.items, node.additionalProperties];
    return [...own, ...inner.filter(isObject).flatMap((part) => this.within(part, seen))];
  }

  descriptionOf(schema) {
    const node = this.resolved(schema);
    const members = [...(node.allOf ?? [])].reverse();
    return node.description ?? members.map((member) => this.descriptionOf(member)).find(Boolean);
  }

  resolved(node) {
    const path = node.$ref?.startsWith("#/") ? node.$ref.slice(2).split("/") : null;
    if (path === null) {
      return node;
    }
    const target = path.reduce((found, name) => found?.[unescaped(name)], this.document);
    return isObject(target) ? this.resolved(target) : node;
  }
}

// A member of an allOf may hold just what is ours: then its keywords are what the reason is for.
function ofMember(member) {
  const properties = Object.keys(member.properties ?? {});
  const entries = { required: member.required ?? [], properties };
  const names = Object.keys(member)
    .filter((keyword) => !keyword.startsWith("x-") && !["type", "description"].includes(keyword))
    .flatMap((keyword) => entries[keyword]?.map((entry) => `${keyword}/${entry}`) ?? [keyword]);
  return [sentence(member[MARK], names.map(code))];
}

// Returns a copy of an OpenAPI document in which every mark can be read.
function withDecisions(document) {
  return new Decisions(document).shown(document, "document");
}
