// Asks the compiler whether what was sent and answered is what the generated types say.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { literal } from "./literal.mjs";

// The types are gone when a client runs: only here does a field that none of them names show up.
export function probe(generator, calls, answers) {
  const lines = [...generator.types];
  const ofCall = new Map();
  const add = (call, name, type, value) => {
    if (type === null || value === null || value === undefined) return;
    ofCall.set(lines.push(`export const ${name}${call.n}: ${type} = ${literal(value)};`), call.n);
  };
  calls.forEach((call, at) => {
    if (call.body !== null) add(call, "body", generator.bodyType(call), call.body);
    // An answer without a body has nothing that a type could be held against.
    if (call.answer_schema === null) return;
    add(call, "answer", generator.answerType(call), answers[at].model ?? answers[at].decoded);
  });
  return { name: "types.ts", text: lines.join("\n"), ofCall };
}

// What the compiler says of these files, by the number of the call; of any other line it throws.
export function complaints(out, files) {
  const names = files.map(({ name, text }) => {
    writeFileSync(join(out, name), text);
    return join(out, name);
  });
  const config = JSON.parse(readFileSync(join(out, "tsconfig.json"), "utf8"));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, out);
  const program = ts.createProgram(names, options);
  const found = new Map();
  files.forEach((file, at) => {
    for (const { line, said } of errors(program, names[at])) {
      const n = file.ofCall.get(line);
      if (n === undefined) throw new Error(`${names[at]}:${line}: ${said}`);
      found.set(n, (found.get(n) ?? new Set()).add(`${file.name}: ${said}`));
    }
  });
  return found;
}

// Of this one file: the generated code has been compiled before.
function errors(program, name) {
  const file = program.getSourceFile(name);
  const every = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  return every.map(({ start, messageText }) => ({
    line: file.getLineAndCharacterOfPosition(start).line + 1,
    said: ts.flattenDiagnosticMessageText(messageText, " ").slice(0, 300),
  }));
}
