// Reads the names of a generated function's parameters, which is where positional clients differ.
import { readFileSync } from "node:fs";
import ts from "typescript";

// Every function and method of a source file by its name, with its parameters, and every interface.
export function signatures(file) {
  const text = readFileSync(file, "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const functions = new Map();
  const interfaces = new Map();
  const visit = (node, owner) => {
    if (ts.isInterfaceDeclaration(node)) {
      interfaces.set(node.name.text, node.members.filter(ts.isPropertySignature).map(described));
    }
    const made = ts.isVariableDeclaration(node) ? node.initializer : node;
    if (made && isFunction(made) && node.name) {
      const [parameters, returns] = [made.parameters.map(described), made.type?.getText() ?? ""];
      functions.set(node.name.getText(), { owner, parameters, returns });
    }
    const inside = ts.isClassDeclaration(node) ? node.name.text : owner;
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(source, null);
  return { functions, interfaces };
}

const isFunction = (node) =>
  ts.isFunctionDeclaration(node) || ts.isArrowFunction(node) || ts.isMethodDeclaration(node);

// A parameter that is taken apart, `{ page, limit }`, has the names of its parts, and none itself.
function described({ name, type }) {
  const isWhole = !ts.isObjectBindingPattern(name);
  const parts = isWhole ? null : name.elements.map((part) => part.name.getText());
  return { name: isWhole ? name.text : null, parts, type: type?.getText() ?? "" };
}
