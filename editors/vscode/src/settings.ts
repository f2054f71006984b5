// What is told to the language server, and what it is told about.

/** The options that kubevet lsp takes when it is initialized. */
export interface InitializationOptions {
  /** Whether the configuration, policies and suppressions of the workspace are obeyed. */
  trusted: boolean;
  /** Whether this client asks for the reason of a suppression. */
  askReason: boolean;
}

export function initializationOptions(trusted: boolean): InitializationOptions {
  return { trusted, askReason: true };
}

/** The command line of the server. */
export function serverCommand(path: string | undefined): { command: string; args: string[] } {
  return { command: path?.trim() || "kubevet", args: ["lsp"] };
}

/** The files that the server is told about. */
export const documentSelector = [
  { scheme: "file", language: "yaml" },
  { scheme: "file", language: "helm" },
  { scheme: "file", language: "json", pattern: "**/*.json" },
  { scheme: "file", pattern: "**/templates/**/*.{yaml,yml,tpl,txt}" },
];

/** The scheme of the documents that show what a file renders to. */
export const renderedScheme = "kubevet-rendered";

/** The name of the document that shows what a file renders to. */
export function renderedPath(title: string): string {
  return "/" + title.replace(/^Rendered: /, "").replace(/\.[^./]*$/, "") + " (rendered).yaml";
}

/** Says what is wrong with the reason of a suppression, undefined if nothing is. */
export function invalidReason(reason: string): string | undefined {
  if (reason.trim() === "") {
    return "A suppression without a reason is not obeyed.";
  }
  if (reason.includes("*/")) {
    return "A reason cannot contain */.";
  }
  return undefined;
}
