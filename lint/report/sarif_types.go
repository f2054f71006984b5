package report

// The objects of SARIF 2.1.0 and their properties, as far as they are written. A
// property that is zero is left out, but for those that mean something then.

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	OriginalURIBaseIDs map[string]sarifArtifact `json:"originalUriBaseIds"`
	ColumnKind         string                   `json:"columnKind"`
	Invocations        []sarifInvocation        `json:"invocations"`
	Properties         sarifRunProperties       `json:"properties"`
	// Results are there even if there are none: without them nothing was scanned.
	Results                  []sarifResult   `json:"results"`
	Tool                     sarifTool       `json:"tool"`
	VersionControlProvenance []sarifCheckout `json:"versionControlProvenance,omitempty"`
}

type sarifRunProperties struct {
	Summary JSONSummary `json:"summary"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	InformationURI string `json:"informationUri"`
	Name           string `json:"name"`
	// Rules are there even if there are none, for GitHub.
	Rules           []sarifRule `json:"rules"`
	SemanticVersion string      `json:"semanticVersion,omitempty"`
	Version         string      `json:"version,omitempty"`
}

type sarifRule struct {
	DefaultConfiguration sarifConfiguration  `json:"defaultConfiguration"`
	FullDescription      sarifText           `json:"fullDescription"`
	Help                 sarifText           `json:"help"`
	HelpURI              string              `json:"helpUri,omitempty"`
	ID                   string              `json:"id"`
	Name                 string              `json:"name,omitempty"`
	Properties           sarifRuleProperties `json:"properties"`
	ShortDescription     sarifText           `json:"shortDescription"`
}

type sarifConfiguration struct {
	Enabled bool       `json:"enabled"`
	Level   sarifLevel `json:"level"`
}

type sarifRuleProperties struct {
	Precision        string   `json:"precision"`
	ProblemSeverity  string   `json:"problem.severity"`
	SecuritySeverity string   `json:"security-severity,omitempty"`
	Tags             []string `json:"tags"`
}

// sarifText is a message too.
type sarifText struct {
	Markdown string `json:"markdown,omitempty"`
	Text     string `json:"text"`
}

type sarifInvocation struct {
	ExecutionSuccessful        bool                `json:"executionSuccessful"`
	ToolExecutionNotifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
}

type sarifNotification struct {
	Level     sarifLevel      `json:"level"`
	Locations []sarifLocation `json:"locations,omitempty"`
	Message   sarifText       `json:"message"`
}

type sarifCheckout struct {
	Branch        string        `json:"branch,omitempty"`
	MappedTo      sarifArtifact `json:"mappedTo"`
	RepositoryURI string        `json:"repositoryUri"`
	RevisionID    string        `json:"revisionId"`
}

type sarifResult struct {
	PartialFingerprints map[string]string     `json:"partialFingerprints"`
	Fixes               []sarifFix            `json:"fixes,omitempty"`
	Level               sarifLevel            `json:"level"`
	Locations           []sarifLocation       `json:"locations"`
	Message             sarifText             `json:"message"`
	Properties          sarifResultProperties `json:"properties,omitzero"`
	RelatedLocations    []sarifLocation       `json:"relatedLocations,omitempty"`
	RuleID              string                `json:"ruleId"`
	RuleIndex           int                   `json:"ruleIndex"`
	Suppressions        []sarifSuppression    `json:"suppressions,omitempty"`
}

type sarifResultProperties struct {
	Control   string   `json:"control,omitempty"`
	Path      string   `json:"path,omitempty"`
	Scenarios []string `json:"scenarios,omitempty"`
	Evidence  []string `json:"evidence,omitempty"`
	ValuesKey string   `json:"valuesKey,omitempty"`
}

// IsZero reports whether no property is set.
func (p sarifResultProperties) IsZero() bool {
	return p.Control == "" && p.Path == "" && p.Scenarios == nil && p.Evidence == nil && p.ValuesKey == ""
}

type sarifLocation struct {
	ID               int            `json:"id,omitempty"`
	LogicalLocations []sarifLogical `json:"logicalLocations,omitempty"`
	Message          sarifText      `json:"message,omitzero"`
	PhysicalLocation sarifPhysical  `json:"physicalLocation"`
}

type sarifLogical struct {
	FullyQualifiedName string `json:"fullyQualifiedName"`
	Kind               string `json:"kind"`
	Name               string `json:"name,omitempty"`
}

type sarifPhysical struct {
	ArtifactLocation sarifArtifact `json:"artifactLocation"`
	Region           sarifRegion   `json:"region,omitzero"`
}

type sarifArtifact struct {
	URI         string    `json:"uri,omitempty"`
	URIBaseID   string    `json:"uriBaseId,omitempty"`
	Description sarifText `json:"description,omitzero"`
}

type sarifRegion struct {
	EndColumn   int `json:"endColumn"`
	EndLine     int `json:"endLine"`
	StartColumn int `json:"startColumn"`
	StartLine   int `json:"startLine"`
}

type sarifFix struct {
	ArtifactChanges []sarifChange `json:"artifactChanges"`
	Description     sarifText     `json:"description"`
}

type sarifChange struct {
	ArtifactLocation sarifArtifact      `json:"artifactLocation"`
	Replacements     []sarifReplacement `json:"replacements"`
}

type sarifReplacement struct {
	DeletedRegion   sarifRegion `json:"deletedRegion"`
	InsertedContent sarifText   `json:"insertedContent,omitzero"`
}

type sarifSuppression struct {
	Justification string        `json:"justification,omitempty"`
	Kind          string        `json:"kind"`
	Location      sarifLocation `json:"location,omitzero"`
	Status        string        `json:"status"`
}

// IsZero reports whether a location is none.
func (l sarifLocation) IsZero() bool { return l.PhysicalLocation == sarifPhysical{} }
