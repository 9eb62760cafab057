// Makes the calls of a plan through a generated client: drive.mjs GENERATOR FOLDER PLAN RESULTS.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { complaints, probe } from "./check.mjs";

const [name, out, planFile, resultsFile] = process.argv.slice(2);
const generator = await import(`./generators/${name}.mjs`);
const plan = JSON.parse(readFileSync(planFile, "utf8"));

// The calls as a user would write them: compiled for their types, bundled to be run.
function callsOf({ calls, security }) {
  const lines = generator.prologue(plan, out).flatMap((text) => text.split("\n"));
  const ofCall = new Map();
  lines.push("export const calls = [");
  for (const call of calls) {
    const isSigned = security !== null && call.key !== null;
    const headers = isSigned ? { [security.header]: `${security.prefix}${call.key}` } : {};
    ofCall.set(lines.push(`() => ${generator.answer(call, headers)},`), call.n);
  }
  lines.push("];");
  return { name: "calls.ts", text: lines.join("\n"), ofCall };
}

async function loaded(source) {
  const [from, to] = [join(out, source.name), join(out, "calls.mjs")];
  writeFileSync(from, source.text);
  const options = { bundle: true, format: "esm", platform: "node", logLevel: "error" };
  buildSync({ entryPoints: [from], outfile: to, ...options });
  return (await import(pathToFileURL(to).href)).calls;
}

// One after the other, as later calls need what earlier ones made.
async function made(calls) {
  const answers = [];
  for (const call of calls) {
    answers.push(await Promise.resolve().then(call).catch((error) => ({ error: told(error) })));
  }
  return answers;
}

const told = (error) => String(error?.cause ?? error?.stack ?? error);

function result({ n }, { status, decoded, error }, complained) {
  const failed = [...(error ? [error] : []), ...(complained ?? [])];
  if (failed.length > 0) return { n, error: failed.join("; ") };
  return { n, status, decoded: decoded ?? null };
}

const source = callsOf(plan);
const answers = await made(await loaded(source));
const found = complaints(out, [source, probe(generator, plan.calls, answers)]);
const results = plan.calls.map((call, at) => result(call, answers[at], found.get(call.n)));
writeFileSync(resultsFile, results.map((one) => `${JSON.stringify(one)}\n`).join(""));
