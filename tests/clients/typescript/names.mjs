// How generators of TypeScript name what a spec names: operations and parameters.

// `update_job` is `updateJob`, `updated_at[after]` is `updatedAtAfter`.
export function camel(name) {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const first = (word, n) => (n === 0 ? word[0].toLowerCase() : word[0].toUpperCase());
  return words.map((word, n) => first(word, n) + word.slice(1)).join("");
}

export function pascal(name) {
  const text = camel(name);
  return text[0].toUpperCase() + text.slice(1);
}
