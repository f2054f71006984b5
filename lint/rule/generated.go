package rule

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/cespare/xxhash/v2"
)

// The files that are generated from the policies, so that a run need not read
// them: what there is to know of the rules, and their code, which package eval
// reads. Each begins with a line that says which form it has, of which policies it
// was made and what follows, so that one that is not of these policies, or not as
// it was written, is an error and not another set of rules.
const (
	IndexFile = "index.txt"
	PlanFile  = "plan.txt"
)

// form is that of both files, raised when either changes.
const form = 4

// errStale says what to do about a generated file.
var errStale = errors.New("go test ./policies -run TestPages -update writes it anew")

// Generated is the text of a generated file: what is to follow the first line, and
// that.
func Generated(policies fs.FS, text string) (string, error) {
	sum, err := checksum(policies)
	return firstLine(sum, text) + text, err
}

func firstLine(policies uint64, text string) string {
	return fmt.Sprintf("kubevet %d %016x %016x\n", form, policies, xxhash.Sum64String(text))
}

// readGenerated returns what follows the first line of a generated file, which has
// to be of policies with a checksum.
func readGenerated(fsys fs.FS, name string, policies uint64) (string, error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return "", fmt.Errorf("read what is generated from the policies: %w", err)
	}
	first, text, _ := strings.Cut(string(data), "\n")
	want := firstLine(policies, text)
	switch got, form, sum := strings.Fields(first), strings.Fields(want)[1], strings.Fields(want)[2]; {
	case first+"\n" == want:
		return text, nil
	case len(got) != 4 || got[0] != "kubevet" || strings.Join(got, " ") != first:
		return "", fmt.Errorf("%s: the first line is not that of a generated file; %w", name, errStale)
	case got[1] != form:
		return "", fmt.Errorf("%s: the form is %s, not %s; %w", name, got[1], form, errStale)
	case got[2] != sum:
		return "", fmt.Errorf("%s: the policies have changed since it was generated; %w", name, errStale)
	}
	return "", fmt.Errorf("%s: it has changed since it was generated; %w", name, errStale)
}

// checksum is that of all files that the generated ones are made from.
func checksum(policies fs.FS) (uint64, error) {
	sum, buffer := xxhash.New(), make([]byte, 32<<10)
	err := fs.WalkDir(policies, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasSuffix(name, "_test.rego") || !sources[path.Ext(name)] {
			return err
		}
		file, err := policies.Open(name)
		if err != nil {
			return err
		}
		defer file.Close()
		_, _ = sum.WriteString(name)
		n, err := io.CopyBuffer(sum, file, buffer)
		fmt.Fprintf(sum, "\x00%d\x00", n)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("read the policies: %w", err)
	}
	return sum.Sum64(), nil
}

// sources are the extensions of what the generated files are made from.
var sources = map[string]bool{".rego": true, ".txtar": true, ".json": true}
