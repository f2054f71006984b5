package scan_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/scan"
)

const digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

// The same finding as each scanner writes it.
var reports = map[string]string{
	"trivy": `{"SchemaVersion": 2, "ArtifactName": "web:1", "ArtifactType": "container_image", "Metadata": {"RepoDigests": ["web@` + digest + `"]}, "Results": [
		{"Target": "web:1 (debian 13)"},
		{"Vulnerabilities": [{"VulnerabilityID": "CVE-2024-1", "PkgName": "zlib", "InstalledVersion": "1.2", "FixedVersion": "1.3", "Severity": "HIGH", "PkgIdentifier": {"PURL": "pkg:deb/debian/zlib@1.2?arch=amd64"}}]}]}`,
	"trivy of a cluster": `{"ClusterName": "a", "Resources": [{"Metadata": {"RepoTags": ["web:1"], "RepoDigests": ["web@` + digest + `"]}, "Results": [
		{"Vulnerabilities": [{"VulnerabilityID": "CVE-2024-1", "PkgName": "zlib", "InstalledVersion": "1.2", "FixedVersion": "1.3", "Severity": "HIGH"}]}]}]}`,
	"grype": `{"matches": [{"vulnerability": {"id": "CVE-2024-1", "severity": "High", "fix": {"versions": ["1.3"], "state": "fixed"}}, "relatedVulnerabilities": [], "artifact": {"name": "zlib", "version": "1.2", "purl": "pkg:deb/debian/zlib@1.2"}}],
		"source": {"type": "image", "target": {"userInput": "web:1", "manifestDigest": "` + digest + `", "tags": ["web:1"], "repoDigests": []}}}`,
	"clair":        `{"manifest_hash": "` + digest + `", "packages": {"7": {"id": "7", "name": "zlib", "version": "1.2"}}, "vulnerabilities": {"9": {"name": "CVE-2024-1 on Debian", "normalized_severity": "High", "fixed_in_version": "1.3"}}, "package_vulnerabilities": {"7": ["9"]}}`,
	"docker scout": `{"version": "15.0.0", "scan": {"type": "container_scanning"}, "vulnerabilities": [{"id": "x", "severity": "High", "identifiers": [{"type": "cve", "name": "CVE-2024-1", "value": "CVE-2024-1"}], "location": {"image": "web:1", "dependency": {"package": {"name": "zlib"}, "version": "1.2"}}}]}`,
	"cyclonedx": `{"bomFormat": "CycloneDX", "metadata": {"component": {"type": "container", "name": "web:1", "purl": "pkg:oci/web@sha256%3A` + digest[7:] + `?repository_url=index.docker.io/library/web"}},
		"components": [{"bom-ref": "r", "name": "zlib", "version": "1.2", "purl": "pkg:deb/debian/zlib@1.2"}], "vulnerabilities": [{"id": "CVE-2024-1", "ratings": [{"severity": "high"}], "affects": [{"ref": "r"}]}]}`,
}

// looked is what a lookup finds: a line for each image and vulnerability.
func looked(t *testing.T, texts ...string) string {
	t.Helper()
	var all []*scan.Report
	for _, text := range texts {
		r, err := scan.Read([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, r)
	}
	found := scan.Lookup(all)
	var b strings.Builder
	for _, key := range slices.Sorted(maps.Keys(found)) {
		for _, v := range found[key].([]any) {
			v := v.(map[string]any)
			fmt.Fprintf(&b, "%.32s %s %s %s %s %s\n", key, v["id"], v["severity"], v["package"], v["installed"], v["fixed"])
		}
	}
	return b.String()
}

func TestRead(t *testing.T) {
	const tag, hash = "docker.io/library/web:1 CVE-2024-1 high zlib 1.2", "sha256:aaaaaaaaaaaaaaaaaaaaaaaaa CVE-2024-1 high zlib 1.2"
	for name, want := range map[string]string{
		"trivy": tag + " 1.3\n" + hash + " 1.3\n", "trivy of a cluster": tag + " 1.3\n" + hash + " 1.3\n", "grype": tag + " 1.3\n" + hash + " 1.3\n",
		"clair": hash + " 1.3\n", "docker scout": tag + " \n", "cyclonedx": tag + " \n" + hash + " \n",
	} {
		if diff := cmp.Diff(want, looked(t, reports[name])); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	if got, want := looked(t, reports["trivy"], reports["grype"]), tag+" 1.3\n"+hash+" 1.3\n"; got != want {
		t.Errorf("two scanners of one image: %s", got)
	}
	for _, text := range []string{"", "[]", "{}", `{"ArtifactName": 1}`, `{"matches": {}}`, `{"@context": "https://example.com", "statements": []}`} {
		if r, err := scan.Read([]byte(text)); err == nil {
			t.Errorf("%q is read as %+v", text, r)
		}
	}
}

// TestStatements takes back what VEX says does not affect the image or package, and
// nothing else.
func TestStatements(t *testing.T) {
	open := func(status, products string) string {
		return `{"@context": "https://openvex.dev/ns/v0.2.0", "statements": [{"vulnerability": {"name": "GHSA-x", "aliases": ["cve-2024-1"]}, "status": "` + status + `", "products": [` + products + `]}]}`
	}
	cyclone := func(state, ref string) string {
		return `{"bomFormat": "CycloneDX", "vulnerabilities": [{"id": "CVE-2024-1", "analysis": {"state": "` + state + `"}, "affects": [{"ref": "` + ref + `"}]}]}`
	}
	image := `{"@id": "pkg:oci/web@sha256%3A` + digest[7:] + `?repository_url=docker.io%2Flibrary%2Fweb"`
	for _, test := range []struct {
		statement string
		excuses   bool
	}{
		{open("not_affected", image+"}"), true},
		{open("fixed", image+"}"), true},
		{open("affected", image+"}"), false},
		{open("under_investigation", image+"}"), false},
		{open("not_affected", image+`, "subcomponents": [{"@id": "pkg:deb/debian/zlib@1.2"}]}`), true},
		{open("not_affected", image+`, "subcomponents": [{"@id": "pkg:deb/debian/zlib"}]}`), true},
		{open("not_affected", image+`, "subcomponents": [{"@id": "pkg:deb/debian/zlib@1.1"}]}`), false},
		{open("not_affected", image+`, "subcomponents": [{"@id": "pkg:deb/debian/bash@1.2"}]}`), false},
		{open("not_affected", `{"@id": "pkg:oci/web?repository_url=docker.io/library/web&tag=1"}`), true},
		{open("not_affected", `{"@id": "pkg:oci/web?repository_url=docker.io/library/web&tag=2"}`), false},
		{open("not_affected", `{"@id": "pkg:oci/other?repository_url=docker.io/library/other"}`), false},
		{open("not_affected", `{"@id": "pkg:deb/debian/zlib@1.2"}`), true},
		{open("not_affected", `{"@id": "x", "identifiers": {"purl": "pkg:deb/debian/zlib@1.2"}}`), true},
		{open("not_affected", `{"@id": "https://example.com/product"}`), false},
		{cyclone("not_affected", "pkg:deb/debian/zlib@1.2"), true},
		{cyclone("false_positive", "urn:cdx:1-2/1#pkg:deb/debian/zlib@1.2"), true},
		{cyclone("exploitable", "pkg:deb/debian/zlib@1.2"), false},
		{cyclone("not_affected", "unknown"), false},
	} {
		got := looked(t, reports["trivy"], test.statement)
		if (got == "") != test.excuses {
			t.Errorf("%s leaves %q", test.statement, got)
		}
	}
	if got := looked(t, reports["clair"], open("not_affected", `{"@id": "pkg:deb/debian/zlib@1.2"}`)); got != "" {
		t.Errorf("a package without URL is left: %s", got)
	}
}

func FuzzRead(f *testing.F) {
	for _, text := range reports {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, err := scan.Read([]byte(text))
		if err != nil {
			return
		}
		for key, all := range scan.Lookup([]*scan.Report{r, r}) {
			if key == "" || all == nil {
				t.Errorf("%q: %v", key, all)
			}
		}
	})
}
