import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { documentSelector, initializationOptions, invalidReason, renderedPath, serverCommand } from "../src/settings";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));

test("the server is the program of the settings, else the one on the PATH", () => {
  assert.deepEqual(serverCommand(undefined), { command: "kubevet", args: ["lsp"] });
  assert.deepEqual(serverCommand("  "), { command: "kubevet", args: ["lsp"] });
  assert.deepEqual(serverCommand("/opt/kubevet"), { command: "/opt/kubevet", args: ["lsp"] });
});

test("what is not trusted is said to the server, and names no program", () => {
  assert.equal(initializationOptions(false).trusted, false);
  assert.equal(initializationOptions(true).trusted, true);
  assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, ["kubevet.path"]);
});

test("files of the disk are looked at, and nothing else", () => {
  assert.ok(documentSelector.every((filter) => filter.scheme === "file"));
});

test("a rendered document is YAML, whatever renders to it", () => {
  assert.equal(renderedPath("Rendered: chart/templates/web.yaml"), "/chart/templates/web (rendered).yaml");
  assert.equal(renderedPath("Rendered: chart/templates/_helpers.tpl"), "/chart/templates/_helpers (rendered).yaml");
  assert.equal(renderedPath("Rendered: a.b/Kustomization"), "/a.b/Kustomization (rendered).yaml");
});

test("a reason says something, and ends no comment of a template", () => {
  assert.equal(invalidReason("needed by the node agent"), undefined);
  assert.match(invalidReason(" ") ?? "", /without a reason/);
  assert.match(invalidReason("a */ b") ?? "", /cannot contain/);
});

test("the problem matcher reads what lint -f concise writes", () => {
  const kubevet = process.env.KUBEVET;
  assert.ok(kubevet, "KUBEVET names the program");
  const { pattern } = manifest.contributes.problemMatchers[0];
  const expression = new RegExp(pattern.regexp);
  let said = "";
  try {
    execFileSync(kubevet, ["lint", "-q", "-f", "concise", "../../fixtures/trees/shop"], { encoding: "utf8" });
  } catch (error) {
    said = (error as { stdout: string }).stdout;
  }
  const lines = said.split("\n").filter((line) => line !== "");
  assert.ok(lines.length > 20, said);
  for (const line of lines) {
    const match = expression.exec(line);
    assert.ok(match, line);
    assert.match(match[pattern.file], /^\.\.\/\.\.\/fixtures\/trees\/shop\/[\w./-]+$/);
    assert.match(match[pattern.code], /^[a-z0-9-]+$/);
    assert.ok(match[pattern.message].length > 10);
  }
});
