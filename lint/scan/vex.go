package scan

import (
	"net/url"
	"strings"

	"github.com/distribution/reference"
)

// cycloneDX is a bill of materials with vulnerabilities: a report of a scanner, or
// what a publisher says of them (VEX).
// https://cyclonedx.org/docs/1.6/json/
type cycloneDX struct {
	Metadata struct {
		Component struct{ Type, Name, Version, PURL string }
	}
	Components []struct {
		BOMRef              string `json:"bom-ref"`
		Name, Version, PURL string
	}
	Vulnerabilities []struct {
		ID         string
		References []struct{ ID string }
		Ratings    []struct{ Severity string }
		Analysis   struct{ State string }
		Affects    []struct{ Ref string }
	}
}

func readCycloneDX(text []byte) (*Report, error) {
	c, err := decode[cycloneDX](text, "CycloneDX")
	if err != nil {
		return nil, err
	}
	subject := c.Metadata.Component
	name := subject.Name
	if name != "" && subject.Version != "" && !strings.ContainsAny(name, ":@") {
		separator := ":"
		if strings.Contains(subject.Version, ":") {
			separator = "@" // a digest
		}
		name += separator + subject.Version
	}
	image := Image{}
	if subject.Type == "container" {
		image.Names = []string{name}
		image.Digests = digestsOf(subject.PURL)
	}
	type component struct{ name, version, purl string }
	components := make(map[string]component)
	for _, p := range c.Components {
		components[p.BOMRef] = component{p.Name, p.Version, p.PURL}
	}
	r := new(Report)
	for _, v := range c.Vulnerabilities {
		aliases := []string{}
		for _, other := range v.References {
			aliases = append(aliases, other.ID)
		}
		switch v.Analysis.State {
		case "not_affected", "false_positive", "resolved", "resolved_with_pedigree":
			s := Statement{IDs: append([]string{v.ID}, aliases...)}
			if subject.Type == "container" {
				s.Images = []string{name}
				if subject.PURL != "" {
					s.Images = append(s.Images, subject.PURL)
				}
			}
			for _, affected := range v.Affects {
				ref := affected.Ref
				// A link into another bill of materials ends in the reference there.
				if _, after, ok := strings.Cut(ref, "#"); ok && strings.HasPrefix(ref, "urn:cdx:") {
					ref = after
				}
				if p, ok := components[ref]; ok && p.purl != "" {
					ref = p.purl
				}
				if isImage(ref) {
					s.Images = append(s.Images, ref)
				} else if strings.HasPrefix(ref, "pkg:") {
					s.Packages = append(s.Packages, ref)
				}
			}
			r.Statements = append(r.Statements, s)
		default:
			severity := ""
			for _, rating := range v.Ratings {
				if severity == "" {
					severity = severityOf(rating.Severity)
				}
			}
			for _, affected := range v.Affects {
				p := components[affected.Ref]
				image.Vulnerabilities = append(image.Vulnerabilities, Vulnerability{
					ID: v.ID, Aliases: aliases, Severity: severity, Package: p.name, Installed: p.version, PURL: p.purl,
				})
			}
		}
	}
	if len(image.Names) > 0 {
		r.Images = []Image{image}
	}
	return r, nil
}

// https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md
type openVEX struct {
	Statements []struct {
		Vulnerability any
		Status        string
		Products      []openVEXProduct
	}
}

type openVEXProduct struct {
	ID            string                `json:"@id"`
	Identifiers   struct{ PURL string } `json:"identifiers"`
	Subcomponents []openVEXProduct
}

func (p *openVEXProduct) ref() string {
	if p.Identifiers.PURL != "" {
		return p.Identifiers.PURL
	}
	return p.ID
}

func readOpenVEX(text []byte) (*Report, error) {
	v, err := decode[openVEX](text, "OpenVEX")
	if err != nil {
		return nil, err
	}
	r := new(Report)
	for _, said := range v.Statements {
		if said.Status != "not_affected" && said.Status != "fixed" {
			continue
		}
		var ids []string
		switch vulnerability := said.Vulnerability.(type) {
		case string: // up to version 0.0.1
			ids = []string{vulnerability}
		case map[string]any:
			for _, id := range append([]any{vulnerability["name"]}, list(vulnerability["aliases"])...) {
				if text, ok := id.(string); ok {
					ids = append(ids, text)
				}
			}
		}
		for i := range said.Products {
			product := &said.Products[i]
			s := Statement{IDs: ids}
			if isImage(product.ref()) {
				s.Images = []string{product.ref()}
				for j := range product.Subcomponents {
					s.Packages = append(s.Packages, product.Subcomponents[j].ref())
				}
			} else {
				s.Packages = []string{product.ref()}
			}
			r.Statements = append(r.Statements, s)
		}
	}
	return r, nil
}

func list(v any) []any {
	all, _ := v.([]any)
	return all
}

// isImage reports whether a reference is to an image.
func isImage(ref string) bool {
	return strings.HasPrefix(ref, "pkg:oci/") || strings.HasPrefix(ref, "pkg:docker/")
}

// A purl is a package URL, as far as packages are told apart by it.
// https://github.com/package-url/purl-spec
type purl struct {
	// name is the type, namespace and name.
	name, version string
	qualifiers    url.Values
}

func parsePURL(text string) (purl, bool) {
	rest, ok := strings.CutPrefix(text, "pkg:")
	if !ok {
		return purl{}, false
	}
	rest, _, _ = strings.Cut(rest, "#")
	rest, query, _ := strings.Cut(rest, "?")
	p := purl{}
	p.qualifiers, _ = url.ParseQuery(query)
	if i := strings.LastIndexByte(rest, '@'); i > strings.LastIndexByte(rest, '/') {
		rest, p.version = rest[:i], unescaped(rest[i+1:])
	}
	p.name = strings.ToLower(unescaped(strings.Trim(rest, "/")))
	return p, p.name != ""
}

func unescaped(text string) string {
	if out, err := url.PathUnescape(text); err == nil {
		return out
	}
	return text
}

// digestsOf is the digest in the package URL of an image, if it has one.
func digestsOf(text string) []string {
	if p, ok := parsePURL(text); ok && strings.HasPrefix(p.version, "sha256:") {
		return []string{p.version}
	}
	return nil
}

// A statementIndex finds statements by the vulnerability.
type statementIndex map[string][]Statement

// maxStatements bounds those about one vulnerability; more take nothing back.
const maxStatements = 1000

func newStatementIndex(all []Statement) statementIndex {
	x := make(statementIndex)
	for _, s := range all {
		for _, id := range s.IDs {
			if key := strings.ToUpper(id); len(x[key]) < maxStatements {
				x[key] = append(x[key], s)
			}
		}
	}
	return x
}

// excuses reports whether a statement says that a vulnerability does not affect an
// image.
func (x statementIndex) excuses(image *Image, v *Vulnerability) bool {
	for _, id := range append([]string{v.ID}, v.Aliases...) {
		for _, s := range x[strings.ToUpper(id)] {
			if len(s.Images)+len(s.Packages) > 0 && anyOf(s.Images, image.is) && anyOf(s.Packages, v.is) {
				return true
			}
		}
	}
	return false
}

// anyOf reports whether one of texts is meant, which all are if there are none.
func anyOf(texts []string, is func(string) bool) bool {
	for _, text := range texts {
		if is(text) {
			return true
		}
	}
	return len(texts) == 0
}

// is reports whether a package URL names the package of v, or every version of it.
func (v *Vulnerability) is(text string) bool {
	p, ok := parsePURL(text)
	if !ok || v.PURL == "" {
		return ok && p.name[strings.LastIndexByte(p.name, '/')+1:] == strings.ToLower(v.Package) && p.version != "" && p.version == v.Installed
	}
	own, ok := parsePURL(v.PURL)
	return ok && own.name == p.name && (p.version == "" || p.version == own.version)
}

// is reports whether a reference or package URL names the image.
func (i *Image) is(text string) bool {
	keys := i.keys()
	p, ok := parsePURL(text)
	if !ok {
		other := Image{Names: []string{text}}
		return overlap(keys, other.keys())
	}
	if strings.HasPrefix(p.version, "sha256:") {
		return overlap(keys, []string{p.version})
	}
	repository := p.qualifiers.Get("repository_url")
	if repository == "" {
		repository = strings.TrimPrefix(strings.TrimPrefix(p.name, "pkg:"), "oci/")
		repository = strings.TrimPrefix(repository, "docker/")
	}
	tag := p.qualifiers.Get("tag")
	if tag == "" {
		tag = p.version
	}
	for _, key := range keys {
		named, err := reference.ParseNormalizedNamed(key)
		if err != nil {
			continue
		}
		other, err := reference.ParseNormalizedNamed(repository)
		if err != nil || named.Name() != other.Name() {
			continue
		}
		if tagged, ok := named.(reference.Tagged); tag == "" || ok && tagged.Tag() == tag {
			return true
		}
	}
	return false
}

func overlap(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}
