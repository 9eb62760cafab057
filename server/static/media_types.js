// The media types that an API's document adds with x-also-media-types, as Swagger UI can offer them.
"use strict";

const ALSO = "x-also-media-types";

// Returns a copy of a request body whose content is all that it may be, by the schema of the first.
function withAlso(body) {
  const [first] = Object.values(body.content ?? {});
  if (!first || !Array.isArray(body[ALSO])) {
    return body;
  }
  const also = body[ALSO].map((name) => [name, { schema: first.schema }]);
  return { ...body, content: { ...body.content, ...Object.fromEntries(also), ...body.content } };
}

// Returns a copy of an OpenAPI document in which every request body is offered in all its types.
function withMediaTypes(node) {
  if (Array.isArray(node)) {
    return node.map(withMediaTypes);
  }
  if (typeof node !== "object" || node === null) {
    return node;
  }
  const parts = Object.entries(node).map(([key, part]) => [key, withMediaTypes(part)]);
  return withAlso(Object.fromEntries(parts));
}
