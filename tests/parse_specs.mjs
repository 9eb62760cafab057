// Validates each given spec with the parser that readme.io uses; exit 1 tells of errors and warnings.
import { compileErrors, validate } from "@readme/openapi-parser";

for (const spec of process.argv.slice(2)) {
  const result = await validate(spec);
  const isClean = result.valid && result.warnings.length === 0;
  console.log(isClean ? `${spec} is valid` : `${spec}: ${compileErrors(result)}`);
  if (!isClean) process.exitCode = 1;
}
