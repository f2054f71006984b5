package lsp

import "encoding/json"

// The types of the Language Server Protocol, version 3.17, as far as they are used
// here.
// https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/
type (
	initializeParams struct {
		RootURI      string             `json:"rootUri"`
		Folders      []workspaceFolder  `json:"workspaceFolders"`
		Capabilities clientCapabilities `json:"capabilities"`
		Options      json.RawMessage    `json:"initializationOptions"`
	}
	workspaceFolder struct {
		URI string `json:"uri"`
	}
	clientCapabilities struct {
		General struct {
			PositionEncodings []string `json:"positionEncodings"`
		} `json:"general"`
		Workspace struct {
			WorkspaceEdit struct {
				DocumentChanges    bool     `json:"documentChanges"`
				ResourceOperations []string `json:"resourceOperations"`
			} `json:"workspaceEdit"`
			DidChangeWatchedFiles struct {
				DynamicRegistration bool `json:"dynamicRegistration"`
			} `json:"didChangeWatchedFiles"`
		} `json:"workspace"`
		TextDocument struct {
			CodeAction struct {
				ResolveSupport *struct {
					Properties []string `json:"properties"`
				} `json:"resolveSupport"`
				Literals *struct{} `json:"codeActionLiteralSupport"`
				Disabled bool      `json:"disabledSupport"`
			} `json:"codeAction"`
		} `json:"textDocument"`
	}

	initializeResult struct {
		Capabilities serverCapabilities `json:"capabilities"`
		ServerInfo   serverInfo         `json:"serverInfo"`
	}
	serverInfo struct {
		Name    string `json:"name"`
		Version string `json:"version,omitempty"`
	}
	serverCapabilities struct {
		PositionEncoding string            `json:"positionEncoding"`
		TextDocumentSync textDocumentSync  `json:"textDocumentSync"`
		CodeAction       codeActionOptions `json:"codeActionProvider"`
		Hover            bool              `json:"hoverProvider"`
		Definition       bool              `json:"definitionProvider"`
		References       bool              `json:"referencesProvider"`
		CodeLens         *struct{}         `json:"codeLensProvider"`
		Completion       completionOptions `json:"completionProvider"`
		Commands         struct {
			Commands []string `json:"commands"`
		} `json:"executeCommandProvider"`
		Workspace workspaceCapabilities `json:"workspace"`
	}
	textDocumentSync struct {
		OpenClose bool `json:"openClose"`
		// Change is 2: only what differs is sent.
		Change int  `json:"change"`
		Save   bool `json:"save"`
	}
	completionOptions struct {
		Triggers []string `json:"triggerCharacters"`
	}
	codeActionOptions struct {
		Kinds   []string `json:"codeActionKinds"`
		Resolve bool     `json:"resolveProvider"`
	}
	workspaceCapabilities struct {
		Folders struct {
			Supported bool `json:"supported"`
			Notify    bool `json:"changeNotifications"`
		} `json:"workspaceFolders"`
	}

	// A position counts lines from 0, and characters of a line from 0 in code units of
	// the encoding that was agreed on.
	position struct {
		Line      int `json:"line"`
		Character int `json:"character"`
	}
	// A span is a range: its end is exclusive.
	span struct {
		Start position `json:"start"`
		End   position `json:"end"`
	}
	location struct {
		URI   string `json:"uri"`
		Range span   `json:"range"`
	}
	textDocumentID struct {
		URI string `json:"uri"`
	}
	versionedTextDocument struct {
		URI     string `json:"uri"`
		Version *int   `json:"version"`
	}
	textEdit struct {
		Range   span   `json:"range"`
		NewText string `json:"newText"`
	}

	didOpenParams struct {
		TextDocument struct {
			URI     string `json:"uri"`
			Version int    `json:"version"`
			Text    string `json:"text"`
		} `json:"textDocument"`
	}
	didChangeParams struct {
		TextDocument versionedTextDocument `json:"textDocument"`
		Changes      []contentChange       `json:"contentChanges"`
	}
	contentChange struct {
		// Range is what is replaced, nil for all of the text.
		Range *span  `json:"range"`
		Text  string `json:"text"`
	}
	didCloseParams struct {
		TextDocument textDocumentID `json:"textDocument"`
	}
	watchedFilesParams struct {
		Changes []fileEvent `json:"changes"`
	}
	fileEvent struct {
		URI  string `json:"uri"`
		Type int    `json:"type"`
	}
	foldersParams struct {
		Event struct {
			Added   []workspaceFolder `json:"added"`
			Removed []workspaceFolder `json:"removed"`
		} `json:"event"`
	}
	configurationParams struct {
		Settings struct {
			Kubevet json.RawMessage `json:"kubevet"`
		} `json:"settings"`
	}
	cancelParams struct {
		ID json.RawMessage `json:"id"`
	}

	publishParams struct {
		URI         string       `json:"uri"`
		Version     *int         `json:"version,omitempty"`
		Diagnostics []diagnostic `json:"diagnostics"`
	}
	diagnostic struct {
		Range           span             `json:"range"`
		Severity        int              `json:"severity"`
		Code            string           `json:"code,omitempty"`
		CodeDescription *codeDescription `json:"codeDescription,omitempty"`
		Source          string           `json:"source"`
		Message         string           `json:"message"`
		Tags            []int            `json:"tags,omitempty"`
		Related         []relatedInfo    `json:"relatedInformation,omitempty"`
		Data            string           `json:"data,omitempty"`
	}
	codeDescription struct {
		Href string `json:"href"`
	}
	relatedInfo struct {
		Location location `json:"location"`
		Message  string   `json:"message"`
	}

	codeActionParams struct {
		TextDocument textDocumentID `json:"textDocument"`
		Range        span           `json:"range"`
		Context      struct {
			Only []string `json:"only"`
		} `json:"context"`
	}
	codeAction struct {
		Title       string           `json:"title"`
		Kind        string           `json:"kind"`
		Diagnostics []diagnostic     `json:"diagnostics,omitempty"`
		Preferred   bool             `json:"isPreferred,omitempty"`
		Edit        *workspaceEdit   `json:"edit,omitempty"`
		Command     *command         `json:"command,omitempty"`
		Data        *codeActionData  `json:"data,omitempty"`
		Disabled    *disabledBecause `json:"disabled,omitempty"`
	}
	disabledBecause struct {
		Reason string `json:"reason"`
	}
	command struct {
		Title     string `json:"title"`
		Command   string `json:"command"`
		Arguments []any  `json:"arguments,omitempty"`
	}
	workspaceEdit struct {
		// Changes are for clients that know no DocumentChanges.
		Changes         map[string][]textEdit `json:"changes,omitempty"`
		DocumentChanges []any                 `json:"documentChanges,omitempty"`
	}
	textDocumentEdit struct {
		TextDocument versionedTextDocument `json:"textDocument"`
		Edits        []textEdit            `json:"edits"`
	}
	createFile struct {
		Kind    string `json:"kind"`
		URI     string `json:"uri"`
		Options struct {
			IgnoreIfExists bool `json:"ignoreIfExists"`
		} `json:"options"`
	}
	positionParams struct {
		TextDocument textDocumentID `json:"textDocument"`
		Position     position       `json:"position"`
	}
	hoverResult struct {
		Contents markup `json:"contents"`
	}
	markup struct {
		Kind  string `json:"kind"`
		Value string `json:"value"`
	}
	codeLensParams struct {
		TextDocument textDocumentID `json:"textDocument"`
	}
	codeLens struct {
		Range   span     `json:"range"`
		Command *command `json:"command"`
	}
	completionItem struct {
		Label      string  `json:"label"`
		Kind       int     `json:"kind"`
		Detail     string  `json:"detail,omitempty"`
		InsertText string  `json:"insertText,omitempty"`
		SortText   string  `json:"sortText,omitempty"`
		Docs       *markup `json:"documentation,omitempty"`
	}
	executeCommandParams struct {
		Command   string            `json:"command"`
		Arguments []json.RawMessage `json:"arguments"`
	}

	messageParams struct {
		Type    int    `json:"type"`
		Message string `json:"message"`
	}
)

// The severities and tags of diagnostics, and the types of messages.
const (
	severityError   = 1
	severityWarning = 2
	severityInfo    = 3
	severityHint    = 4

	tagUnnecessary = 1
	tagDeprecated  = 2
)

// The kinds of changes of files on disk.
const (
	fileCreated = 1
	fileChanged = 2
	fileDeleted = 3
)
