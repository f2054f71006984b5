// Sbom writes the bill of materials of a Go binary as CycloneDX 1.6: the modules
// that the linker recorded in it. It is the same for the same binary: the serial
// number, which others draw at random, is made of the binary's hash.
package main

import (
	"crypto/sha256"
	"crypto/sha512"
	"debug/buildinfo"
	"encoding/hex"
	"fmt"
	"net/url"
	"os"
	"strings"

	cdx "github.com/CycloneDX/cyclonedx-go"
	"github.com/google/uuid"
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: sbom BINARY DOCUMENT DATE")
		os.Exit(2)
	}
	if err := write(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, "sbom:", err)
		os.Exit(1)
	}
}

// write describes the binary in a document that says it was made at date, in
// RFC 3339.
func write(binary, document, date string) error {
	info, err := buildinfo.ReadFile(binary)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(binary)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(data)
	bom := cdx.NewBOM()
	bom.SerialNumber = uuid.NewHash(sha512.New(), uuid.NameSpaceURL, sum[:], 5).URN()
	root := component(cdx.ComponentTypeApplication, info.Main.Path, info.Main.Version)
	root.Hashes = &[]cdx.Hash{{Algorithm: cdx.HashAlgoSHA256, Value: hex.EncodeToString(sum[:])}}
	bom.Metadata = &cdx.Metadata{Timestamp: date, Component: &root}
	components := []cdx.Component{component(cdx.ComponentTypeLibrary, "std", strings.TrimPrefix(info.GoVersion, "go"))}
	refs := []string{components[0].BOMRef}
	for _, module := range info.Deps {
		if module.Replace != nil {
			module = module.Replace
		}
		c := component(cdx.ComponentTypeLibrary, module.Path, module.Version)
		components = append(components, c)
		refs = append(refs, c.BOMRef)
	}
	bom.Components = &components
	bom.Dependencies = &[]cdx.Dependency{{Ref: root.BOMRef, Dependencies: &refs}}
	out, err := os.Create(document)
	if err != nil {
		return err
	}
	encoder := cdx.NewBOMEncoder(out, cdx.BOMFileFormatJSON).SetPretty(true)
	if err := encoder.EncodeVersion(bom, cdx.SpecVersion1_6); err != nil {
		return err
	}
	return out.Close()
}

// component is a module. A library's hash is left out: go.sum has one of the
// module's tree, which is not that of a file.
func component(kind cdx.ComponentType, path, version string) cdx.Component {
	purl := "pkg:golang/" + (&url.URL{Path: path}).EscapedPath()
	if version != "" {
		purl += "@" + url.QueryEscape(version)
	}
	return cdx.Component{Type: kind, Name: path, Version: version, PackageURL: purl, BOMRef: purl}
}
