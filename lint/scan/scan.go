// Package scan reads what scanners say of images, and what publishers say of that:
// reports of Trivy, Grype, Clair, Docker Scout and others in GitLab's format, CycloneDX
// and OpenVEX. It joins them to what rules can look up by an image.
//
// It imports no other package of lint.
package scan

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/distribution/reference"
)

// A Vulnerability is one of a package in an image.
type Vulnerability struct {
	// ID is that of the scanner's database, such as CVE-2024-3094, and Aliases are
	// others for the same.
	ID      string
	Aliases []string
	// Severity is a word of rule.Severity; "" if the report has none.
	Severity string
	// Package, Installed and Fixed are its name, its version and the one without the
	// vulnerability, "" where there is none. PURL names it in full, if the report does.
	Package, Installed, Fixed, PURL string
}

// An Image is what a report says of one image.
type Image struct {
	// Names are references to it; Digests are those of its manifests.
	Names, Digests  []string
	Vulnerabilities []Vulnerability
}

// A Statement says that a vulnerability does not affect something.
type Statement struct {
	IDs []string
	// Images and Packages are what it does not affect, as package URLs or names of
	// images: a package in an image, one alone in every image, an image alone with all
	// its packages.
	Images, Packages []string
}

// A Report is what one file says.
type Report struct {
	Images     []Image
	Statements []Statement
}

// maxVulnerabilities bounds what one report lists.
const maxVulnerabilities = 500_000

// Read reads a report of any form that it knows. An error means that the text is none.
func Read(text []byte) (*Report, error) {
	var form struct {
		ArtifactName   *string         `json:"ArtifactName"`
		Resources      json.RawMessage `json:"Resources"`
		Matches        json.RawMessage `json:"matches"`
		ManifestHash   *string         `json:"manifest_hash"`
		BOMFormat      string          `json:"bomFormat"`
		Context        any             `json:"@context"`
		Statements     json.RawMessage `json:"statements"`
		Scan           json.RawMessage `json:"scan"`
		Vulnerabilites json.RawMessage `json:"vulnerabilities"`
	}
	if err := json.Unmarshal(text, &form); err != nil {
		return nil, fmt.Errorf("read JSON: %w", err)
	}
	context, _ := form.Context.(string)
	var read func([]byte) (*Report, error)
	switch {
	case form.ArtifactName != nil || form.Resources != nil:
		read = readTrivy
	case form.Matches != nil:
		read = readGrype
	case form.ManifestHash != nil:
		read = readClair
	case form.BOMFormat == "CycloneDX":
		read = readCycloneDX
	case strings.HasPrefix(context, "https://openvex.dev/ns") && form.Statements != nil:
		read = readOpenVEX
	case form.Scan != nil && form.Vulnerabilites != nil:
		read = readGitLab
	default:
		return nil, errors.New("it is no JSON report of Trivy, Grype, Clair or Docker Scout (in GitLab's format), no CycloneDX and no OpenVEX")
	}
	r, err := read(text)
	if err != nil {
		return nil, err
	}
	n := 0
	for _, image := range r.Images {
		n += len(image.Vulnerabilities)
	}
	if n > maxVulnerabilities {
		return nil, fmt.Errorf("it lists more than %d vulnerabilities", maxVulnerabilities)
	}
	return r, nil
}

// Lookup is what reports together say, by image: by "registry/repository:tag", where
// Docker Hub is docker.io, and by digest. Of each the vulnerabilities that no
// statement takes back, the gravest first: id, severity, package, installed and fixed.
func Lookup(reports []*Report) map[string]any {
	var statements []Statement
	for _, r := range reports {
		statements = append(statements, r.Statements...)
	}
	index := newStatementIndex(statements)
	byImage := make(map[string][]Vulnerability)
	for _, r := range reports {
		for i := range r.Images {
			image := &r.Images[i]
			left := slices.DeleteFunc(slices.Clone(image.Vulnerabilities), func(v Vulnerability) bool { return index.excuses(image, &v) })
			for _, key := range image.keys() {
				byImage[key] = append(byImage[key], left...)
			}
		}
	}
	out := make(map[string]any, len(byImage))
	for key, all := range byImage {
		out[key] = listed(all)
	}
	return out
}

// keys are what an image is looked up by, each once.
func (i *Image) keys() []string {
	keys := slices.Clone(i.Digests)
	for _, name := range i.Names {
		named, err := reference.ParseNormalizedNamed(name)
		if err != nil {
			continue
		}
		if digested, ok := named.(reference.Digested); ok {
			keys = append(keys, digested.Digest().String())
		} else {
			keys = append(keys, reference.TagNameOnly(named).String())
		}
	}
	slices.Sort(keys)
	return slices.DeleteFunc(slices.Compact(keys), func(key string) bool { return key == "" })
}

var severities = []string{"critical", "high", "medium", "low", "info", ""}

// listed are vulnerabilities as rules see them, each once, the gravest first.
func listed(all []Vulnerability) []any {
	slices.SortStableFunc(all, func(a, b Vulnerability) int {
		return cmp.Or(
			cmp.Compare(slices.Index(severities, a.Severity), slices.Index(severities, b.Severity)),
			strings.Compare(a.ID, b.ID), strings.Compare(a.Package, b.Package), strings.Compare(a.Installed, b.Installed), strings.Compare(b.Fixed, a.Fixed),
		)
	})
	all = slices.CompactFunc(all, func(a, b Vulnerability) bool {
		return a.ID == b.ID && a.Package == b.Package && a.Installed == b.Installed
	})
	out := make([]any, len(all))
	for i, v := range all {
		out[i] = map[string]any{"id": v.ID, "severity": v.Severity, "package": v.Package, "installed": v.Installed, "fixed": v.Fixed}
	}
	return out
}

// severityOf is the word for a severity as scanners write it.
func severityOf(word string) string {
	switch word = strings.ToLower(word); word {
	case "critical", "high", "medium", "low", "info":
		return word
	case "moderate":
		return "medium"
	case "negligible", "minimal", "none":
		return "info"
	case "important":
		return "high"
	case "defcon1":
		return "critical"
	}
	return ""
}
