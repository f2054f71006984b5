// Drives kubevet lsp by the types of the protocol's own library.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import {
  type CodeAction,
  type Diagnostic,
  type Hover,
  type InitializeResult,
  type PublishDiagnosticsParams,
  type TextDocumentEdit,
  CodeActionRequest,
  CodeActionResolveRequest,
  CodeLensRequest,
  DefinitionRequest,
  DidOpenTextDocumentNotification,
  ExecuteCommandRequest,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShutdownRequest,
  createProtocolConnection,
} from "vscode-languageserver-protocol/node";

import { initializationOptions } from "../src/settings";

test("a chart, from diagnostics to a fix", { timeout: 120_000 }, async (t) => {
  const kubevet = process.env.KUBEVET;
  assert.ok(kubevet, "KUBEVET names the program");
  const root = mkdtempSync(join(tmpdir(), "kubevet-"));
  t.after(() => rmSync(root, { recursive: true }));
  cpSync("../../fixtures/trees/shop", root, { recursive: true });
  const uri = (file: string) => pathToFileURL(join(root, file)).toString();

  const server = spawn(kubevet, ["lsp"], { stdio: ["pipe", "pipe", "inherit"] });
  const exited = new Promise<number | null>((resolve) => server.on("exit", resolve));
  const connection = createProtocolConnection(server.stdout, server.stdin);
  const diagnostics = new Map<string, Diagnostic[]>();
  let changed = () => {};
  connection.onNotification(PublishDiagnosticsNotification.type, (params: PublishDiagnosticsParams) => {
    diagnostics.set(params.uri, params.diagnostics);
    changed();
  });
  const registered = new Promise<string>((resolve) => {
    connection.onRequest(RegistrationRequest.type, (params) => resolve(params.registrations[0].method));
  });
  connection.listen();

  const initialized = (await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: pathToFileURL(root).toString(),
    workspaceFolders: null,
    initializationOptions: initializationOptions(true),
    capabilities: {
      general: { positionEncodings: ["utf-8", "utf-16"] },
      workspace: { workspaceEdit: { documentChanges: true }, didChangeWatchedFiles: { dynamicRegistration: true } },
      textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } }, resolveSupport: { properties: ["edit"] } } },
    },
  })) as InitializeResult;
  assert.equal(initialized.capabilities.positionEncoding, "utf-8");
  await connection.sendNotification(InitializedNotification.type, {});
  assert.equal(await registered, "workspace/didChangeWatchedFiles");

  const template = "charts/catalog/templates/deployment.yaml";
  const values = "charts/catalog/values.yaml";
  for (const file of [template, values]) {
    await connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri: uri(file), languageId: "yaml", version: 1, text: readFileSync(join(root, file), "utf8") },
    });
  }
  const code = "privilege-escalation-allowed";
  const found = await new Promise<Diagnostic>((resolve) => {
    changed = () => {
      const diagnostic = diagnostics.get(uri(values))?.find((d) => d.code === code);
      if (diagnostic) {
        resolve(diagnostic);
      }
    };
    changed();
  });
  assert.equal(found.source, "kubevet");
  assert.ok(found.codeDescription?.href.endsWith("#" + code));
  assert.ok(found.relatedInformation?.some((related) => related.location.uri === uri("charts/catalog/templates/_helpers.tpl")));

  const textDocument = { uri: uri(values) };
  const hover = (await connection.sendRequest(HoverRequest.type, { textDocument, position: found.range.start })) as Hover;
  assert.match((hover.contents as { value: string }).value, /allowPrivilegeEscalation` = `true`/);

  const definition = await connection.sendRequest(DefinitionRequest.type, { textDocument, position: found.range.start });
  assert.ok(Array.isArray(definition) && definition.length > 0);

  const actions = (await connection.sendRequest(CodeActionRequest.type, {
    textDocument,
    range: found.range,
    context: { diagnostics: [found] },
  })) as CodeAction[];
  const suppression = actions.find((a) => a.command?.command === "kubevet.askReason");
  assert.ok(suppression, "the client is to ask for the reason");
  const fix = actions.find((a) => a.title.startsWith("Fix " + code));
  assert.ok(fix);
  const resolved = await connection.sendRequest(CodeActionResolveRequest.type, fix);
  const edit = resolved.edit?.documentChanges?.[0] as TextDocumentEdit;
  assert.equal(edit.textDocument.uri, uri(values));
  assert.deepEqual(
    edit.edits.map((e) => ("newText" in e ? e.newText : "")),
    ["false"],
  );

  const lenses = await connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: uri(template) } });
  assert.equal(lenses?.[0].command?.command, "kubevet.showRendered");
  const rendered = await connection.sendRequest(ExecuteCommandRequest.type, { command: "kubevet.rendered", arguments: lenses?.[0].command?.arguments });
  assert.match(rendered.text, /kind: Deployment/);

  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  assert.equal(await exited, 0);
  connection.dispose();
});
