package scan

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// decode reads a text as a report of a form.
func decode[T any](text []byte, form string) (T, error) {
	var v T
	if err := json.Unmarshal(text, &v); err != nil {
		return v, fmt.Errorf("read it as a report of %s: %w", form, err)
	}
	return v, nil
}

// trivyResults are those of one image.
// https://trivy.dev/latest/docs/configuration/reporting/#json
type trivyReport struct {
	ArtifactName string
	ArtifactType string
	Metadata     struct {
		RepoTags, RepoDigests []string
	}
	Results []struct {
		Vulnerabilities []struct {
			VulnerabilityID, PkgName, InstalledVersion, FixedVersion, Severity string
			VendorIDs                                                          []string
			PkgIdentifier                                                      struct{ PURL string }
		}
	}
	// Resources are what trivy k8s says of each object, or of each image.
	Resources []trivyReport
}

func readTrivy(text []byte) (*Report, error) {
	t, err := decode[trivyReport](text, "Trivy")
	if err != nil {
		return nil, err
	}
	r := new(Report)
	r.addTrivy(&t)
	for i := range t.Resources {
		r.addTrivy(&t.Resources[i])
	}
	return r, nil
}

func (r *Report) addTrivy(t *trivyReport) {
	if t.ArtifactName == "" && len(t.Metadata.RepoTags)+len(t.Metadata.RepoDigests) == 0 {
		return
	}
	image := Image{Names: slices.Concat([]string{t.ArtifactName}, t.Metadata.RepoTags, t.Metadata.RepoDigests)}
	for _, result := range t.Results {
		for _, v := range result.Vulnerabilities {
			image.Vulnerabilities = append(image.Vulnerabilities, Vulnerability{
				ID: v.VulnerabilityID, Aliases: v.VendorIDs, Severity: severityOf(v.Severity),
				Package: v.PkgName, Installed: v.InstalledVersion, Fixed: v.FixedVersion, PURL: v.PkgIdentifier.PURL,
			})
		}
	}
	r.Images = append(r.Images, image)
}

// https://github.com/anchore/grype/tree/main/schema
type grypeReport struct {
	Matches []struct {
		Vulnerability struct {
			ID, Severity string
			Fix          struct{ Versions []string }
		}
		RelatedVulnerabilities []struct{ ID string }
		Artifact               struct{ Name, Version, PURL string }
	}
	Source struct {
		Type string
		// Target is a path for what is no image.
		Target json.RawMessage
	}
}

func readGrype(text []byte) (*Report, error) {
	g, err := decode[grypeReport](text, "Grype")
	if err != nil {
		return nil, err
	}
	if g.Source.Type != "image" {
		return new(Report), nil
	}
	target, err := decode[struct {
		UserInput, ManifestDigest string
		Tags, RepoDigests         []string
	}](g.Source.Target, "Grype")
	if err != nil {
		return nil, err
	}
	image := Image{Names: slices.Concat([]string{target.UserInput}, target.Tags, target.RepoDigests), Digests: []string{target.ManifestDigest}}
	for _, m := range g.Matches {
		v := Vulnerability{
			ID: m.Vulnerability.ID, Severity: severityOf(m.Vulnerability.Severity), Package: m.Artifact.Name,
			Installed: m.Artifact.Version, Fixed: strings.Join(m.Vulnerability.Fix.Versions, ", "), PURL: m.Artifact.PURL,
		}
		for _, related := range m.RelatedVulnerabilities {
			v.Aliases = append(v.Aliases, related.ID)
		}
		image.Vulnerabilities = append(image.Vulnerabilities, v)
	}
	return &Report{Images: []Image{image}}, nil
}

// https://quay.github.io/clair/reference/api.html
type clairReport struct {
	ManifestHash    string `json:"manifest_hash"`
	Packages        map[string]struct{ Name, Version string }
	Vulnerabilities map[string]struct {
		Name               string
		NormalizedSeverity string `json:"normalized_severity"`
		Fixed              string `json:"fixed_in_version"`
	}
	PackageVulnerabilities map[string][]string `json:"package_vulnerabilities"`
}

func readClair(text []byte) (*Report, error) {
	c, err := decode[clairReport](text, "Clair")
	if err != nil {
		return nil, err
	}
	image := Image{Digests: []string{c.ManifestHash}}
	for _, pkg := range slices.Sorted(maps.Keys(c.PackageVulnerabilities)) {
		for _, key := range c.PackageVulnerabilities[pkg] {
			v := c.Vulnerabilities[key]
			// Some of its sources put more than the identifier in the name.
			id, _, _ := strings.Cut(v.Name, " ")
			image.Vulnerabilities = append(image.Vulnerabilities, Vulnerability{
				ID: id, Severity: severityOf(v.NormalizedSeverity), Package: c.Packages[pkg].Name, Installed: c.Packages[pkg].Version, Fixed: v.Fixed,
			})
		}
	}
	return &Report{Images: []Image{image}}, nil
}

// gitlabReport is GitLab's format for scans of containers, which Docker Scout writes
// too (docker scout cves --format gitlab).
// https://gitlab.com/gitlab-org/security-products/security-report-schemas
type gitlabReport struct {
	Vulnerabilities []struct {
		ID, Severity, Solution string
		Identifiers            []struct{ Type, Name, Value string }
		Location               struct {
			Image      string
			Dependency struct {
				Package struct{ Name string }
				Version string
			}
		}
	}
}

func readGitLab(text []byte) (*Report, error) {
	g, err := decode[gitlabReport](text, "GitLab's format")
	if err != nil {
		return nil, err
	}
	r, at := new(Report), make(map[string]int)
	for _, v := range g.Vulnerabilities {
		name := v.Location.Image
		if _, ok := at[name]; !ok {
			at[name] = len(r.Images)
			r.Images = append(r.Images, Image{Names: []string{name}})
		}
		out := Vulnerability{
			ID: v.ID, Severity: severityOf(v.Severity), Package: v.Location.Dependency.Package.Name, Installed: v.Location.Dependency.Version,
		}
		for i, identifier := range v.Identifiers {
			if i == 0 {
				out.ID = identifier.Value
			} else {
				out.Aliases = append(out.Aliases, identifier.Value)
			}
		}
		image := &r.Images[at[name]]
		image.Vulnerabilities = append(image.Vulnerabilities, out)
	}
	return r, nil
}
