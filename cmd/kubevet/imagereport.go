package main

import (
	"fmt"
	"io/fs"
	"maps"

	"github.com/kubevet/kubevet/lint/config"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/scan"
)

// vulnerableImage is the rule that reads what scanners say of images, and images its
// parameter for that.
const vulnerableImage, images = "vulnerable-image", "images"

// withReports returns the parameters of rules with what the reports say that the
// configuration and the flags name. Those of the configuration are read where it was.
func (f *inputFlags) withReports(conf *config.Config, settings fs.FS, root string) (map[string]map[string]any, error) {
	if len(conf.ImageReports)+len(f.reports) == 0 {
		return conf.Parameters, nil
	}
	var reports []*scan.Report
	add := func(file string, text []byte, err error) error {
		if err != nil {
			return fmt.Errorf("image report: %w", err)
		}
		r, err := scan.Read(text)
		if err != nil {
			return fmt.Errorf("image report %s: %w", file, err)
		}
		reports = append(reports, r)
		return nil
	}
	for _, file := range conf.ImageReports {
		text, err := files.Read(settings, file)
		if err := add(file, text, err); err != nil {
			return nil, err
		}
	}
	for _, file := range f.reports {
		text, err := files.ReadNamed(root, file)
		if err := add(file, text, err); err != nil {
			return nil, err
		}
	}
	all := maps.Clone(conf.Parameters)
	if all == nil {
		all = make(map[string]map[string]any)
	}
	own := maps.Clone(all[vulnerableImage])
	if own == nil {
		own = make(map[string]any)
	}
	own[images] = scan.Lookup(reports)
	all[vulnerableImage] = own
	return all, nil
}
