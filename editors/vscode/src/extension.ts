// A thin client of kubevet lsp: it starts the server, and does what only an editor can.

import * as vscode from "vscode";
import { ExecuteCommandRequest, LanguageClient, State, TransportKind } from "vscode-languageclient/node";

import { documentSelector, initializationOptions, invalidReason, renderedPath, renderedScheme, serverCommand } from "./settings";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const rendered = new Rendered();
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(renderedScheme, rendered),
    vscode.workspace.onDidSaveTextDocument(() => rendered.refresh()),
    vscode.commands.registerCommand("kubevet.showRendered", (file?: { uri: string }) => rendered.show(file?.uri)),
    vscode.commands.registerCommand("kubevet.askReason", suppress),
    vscode.commands.registerCommand("kubevet.restart", restart),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("kubevet.path")) {
        void restart();
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
  client = undefined;
}

async function start(): Promise<void> {
  const run = { ...serverCommand(vscode.workspace.getConfiguration("kubevet").get<string>("path")), transport: TransportKind.stdio };
  client = new LanguageClient("kubevet", "kubevet", run, {
    documentSelector,
    initializationOptions: initializationOptions(vscode.workspace.isTrusted),
  });
  try {
    await client.start();
  } catch (error) {
    const open = "Open Settings";
    const chosen = await vscode.window.showErrorMessage(`kubevet could not be started as "${run.command}": ${String(error)}`, open);
    if (chosen === open) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "kubevet.path");
    }
  }
}

async function restart(): Promise<void> {
  await deactivate();
  await start();
}

async function execute<T>(command: string, argument: unknown): Promise<T | undefined> {
  if (client?.state !== State.Running) {
    return undefined;
  }
  return (await client.sendRequest(ExecuteCommandRequest.type, { command, arguments: [argument] })) as T;
}

/** Asks for the reason of a suppression, and has the server write it. */
async function suppress(what: object): Promise<void> {
  const reason = await vscode.window.showInputBox({
    prompt: "Why is this accepted?",
    validateInput: invalidReason,
  });
  if (reason !== undefined) {
    await execute("kubevet.suppress", { ...what, reason });
  }
}

/** Shows what files render to beside them. */
class Rendered implements vscode.TextDocumentContentProvider {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly shown = new Map<string, vscode.Uri>();

  async show(file: string | undefined): Promise<void> {
    const uri = file ?? vscode.window.activeTextEditor?.document.uri.toString();
    if (uri === undefined) {
      return;
    }
    const title = "Rendered: " + vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
    const target = vscode.Uri.from({ scheme: renderedScheme, path: renderedPath(title), query: uri });
    this.shown.set(uri, target);
    this.changed.fire(target);
    const document = await vscode.workspace.openTextDocument(target);
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true, preview: true });
  }

  refresh(): void {
    for (const target of this.shown.values()) {
      this.changed.fire(target);
    }
  }

  async provideTextDocumentContent(target: vscode.Uri): Promise<string> {
    const result = await execute<{ text: string } | null>("kubevet.rendered", { uri: target.query });
    return result?.text || "# nothing is rendered\n";
  }
}
