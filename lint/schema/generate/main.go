// Command generate writes the tables of lint/schema from the modules that
// Kubernetes publishes: the OpenAPI documents of every minor version, the
// enumerations and the lifecycles that its Go sources state. It is a module of its
// own, so that none of this is needed to build kubevet.
//
//	cd lint/schema/generate && go run . ..
package main

import (
	"crypto/sha256"
	"fmt"
	"log"
	"os"
	"path/filepath"
)

// releases are the versions that the tables are made of, a minor each, oldest
// first, without a gap.
var releases = []string{
	"23.17", "24.17", "25.16", "26.15", "27.16", "28.15", "29.6", "30.14",
	"31.14", "32.13", "33.13", "34.4", "35.4", "36.3", "37.2",
}

// oldest and newest are the minors of the first and the last of releases.
const oldest, newest = 23, 37

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: go run . DIRECTORY")
	}
	if err := run(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

func run(dir string) error {
	t := newTable()
	cycles := make(map[kindKey]cycle)
	for i, release := range releases {
		minor := oldest + i
		source, err := module("k8s.io/kubernetes", "v1."+release)
		if err != nil {
			return err
		}
		if err := t.read(source, minor); err != nil {
			return fmt.Errorf("read version 1.%d: %w", minor, err)
		}
		for _, path := range []string{"k8s.io/api", "k8s.io/apiextensions-apiserver", "k8s.io/kube-aggregator"} {
			source, err := module(path, "v0."+release)
			if err != nil {
				return err
			}
			if err := readCycles(source, cycles); err != nil {
				return fmt.Errorf("read the lifecycles of 1.%d: %w", minor, err)
			}
		}
	}
	if err := readTable("lifecycle.tsv", cycles); err != nil {
		return err
	}
	t.spreadEnums()
	kinds, err := t.writeKinds(cycles)
	if err != nil {
		return err
	}
	head, err := header()
	if err != nil {
		return err
	}
	for name, text := range map[string]string{"kinds.txt": kinds, "types.txt": t.writeTypes()} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(head+text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// header is the first line of the tables. It names what they were made by, so that
// a test can tell that they are stale without making them again.
func header() (string, error) {
	sum := sha256.New()
	sources, err := filepath.Glob("*")
	if err != nil {
		return "", err
	}
	for _, name := range sources {
		text, err := os.ReadFile(name)
		if err != nil {
			return "", err
		}
		sum.Write(text)
	}
	return fmt.Sprintf("# Made by lint/schema/generate %x. Do not edit.\n", sum.Sum(nil)[:8]), nil
}
