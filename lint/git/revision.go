package git

import (
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/kubevet/kubevet/lint/text"
)

// errUnknown is what is wrong with a name that nothing has.
var errUnknown = errors.New("there is no such revision")

// Resolve returns the name of the commit that a revision means: a branch, tag or
// other reference, the beginning of an object's name, each with ~n and ^n after
// it, or "A...B", the newest common ancestor of two, of which B is HEAD if it is
// left out. The error says so if the repository is a shallow clone.
func (r *Repository) Resolve(revision string) (string, error) {
	h, err := r.resolve(revision)
	switch {
	case err == nil:
		return string(h), nil
	case len(r.shallow) > 0:
		return "", fmt.Errorf("find revision %q: %w; the clone is shallow: fetch more, as with git fetch --unshallow", revision, err)
	case errors.Is(err, errUnknown):
		if near := text.Nearest(revision, r.names()); near != "" && near != revision {
			return "", fmt.Errorf("find revision %q: %w; did you mean %q?", revision, err, near)
		}
	}
	return "", fmt.Errorf("find revision %q: %w", revision, err)
}

func (r *Repository) resolve(revision string) (hash, error) {
	if a, b, ok := strings.Cut(revision, "..."); ok {
		if b == "" {
			b = "HEAD"
		}
		one, err := r.resolve(a)
		if err != nil {
			return "", err
		}
		two, err := r.resolve(b)
		if err != nil {
			return "", err
		}
		return r.mergeBase(one, two)
	}
	name, steps := revision, ""
	if i := strings.IndexAny(revision, "~^"); i >= 0 {
		name, steps = revision[:i], revision[i:]
	}
	if name == "@" {
		name = "HEAD"
	}
	h, err := r.named(name)
	if err != nil {
		return "", err
	}
	if h, err = r.peel(h); err != nil {
		return "", err
	}
	return r.walk(h, steps)
}

var step = regexp.MustCompile(`^(?:\^\{(?:commit)?\}|([~^])(\d{0,9}))`)

// walk goes from a commit to an ancestor: "~2" is the parent of the parent, "^2"
// the second parent.
func (r *Repository) walk(h hash, steps string) (hash, error) {
	for steps != "" {
		m := step.FindStringSubmatch(steps)
		if m == nil || m[1] != "" && strings.HasPrefix(steps, "^{") {
			return "", fmt.Errorf("%q is not understood", steps)
		}
		steps = steps[len(m[0]):]
		n := 1
		if m[2] != "" {
			n, _ = strconv.Atoi(m[2]) // at most nine digits
		}
		parent := 1
		switch m[1] {
		case "":
			continue
		case "^":
			if n == 0 {
				continue
			}
			parent, n = n, 1
		}
		for range n {
			c, err := r.commit(h)
			if err != nil {
				return "", err
			}
			if len(c.parents) < parent {
				return "", fmt.Errorf("%s has no parent %d", h, parent)
			}
			h = c.parents[parent-1]
		}
	}
	return h, nil
}

// peel follows tags to a commit.
func (r *Repository) peel(h hash) (hash, error) {
	for range 16 {
		k, data, err := r.read(h)
		switch {
		case err != nil:
			return "", err
		case k == commitKind:
			return h, nil
		case k != tagKind:
			return "", errors.New("it is not a commit")
		}
		object, _, _ := strings.Cut(string(data), "\n")
		h = hash(strings.TrimPrefix(object, "object "))
		if !r.isHash(string(h)) {
			return "", errCorrupt
		}
	}
	return "", errors.New("it is not a commit")
}

// A commit is what is needed of one.
type commit struct {
	tree    hash
	parents []hash
	// time is when it was committed, in seconds since 1970.
	time int64
}

// commit reads a commit. One that a shallow clone ends at is an error to whoever
// asks for its parents, as there are some.
func (r *Repository) commit(h hash) (commit, error) {
	var c commit
	data, err := r.readAs(h, commitKind)
	if err != nil {
		return c, err
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		key, value, _ := strings.Cut(line, " ")
		switch key {
		case "":
			return c, nil // the message
		case "tree":
			c.tree = hash(value)
		case "parent":
			if r.shallow[h] {
				continue
			}
			c.parents = append(c.parents, hash(value))
		case "committer":
			fields := strings.Fields(value)
			if len(fields) >= 2 {
				c.time, _ = strconv.ParseInt(fields[len(fields)-2], 10, 64)
			}
		}
	}
	return c, nil
}

// mergeBase returns the newest commit that two have among their ancestors,
// themselves included.
func (r *Repository) mergeBase(one, two hash) (hash, error) {
	type visit struct {
		hash
		commit
	}
	var queue []visit
	from := make(map[hash]uint8)
	push := func(h hash, side uint8) error {
		if from[h]&side == side {
			return nil
		}
		from[h] |= side
		c, err := r.commit(h)
		if err != nil {
			return err
		}
		at, _ := slices.BinarySearchFunc(queue, c.time, func(v visit, t int64) int {
			switch {
			case v.time < t:
				return -1
			case v.time > t:
				return 1
			}
			return 0
		})
		queue = slices.Insert(queue, at, visit{h, c})
		return nil
	}
	if err := errors.Join(push(one, 1), push(two, 2)); err != nil {
		return "", err
	}
	for len(queue) > 0 {
		newest := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		side := from[newest.hash]
		if side == 3 {
			return newest.hash, nil
		}
		for _, parent := range newest.parents {
			if err := push(parent, side); err != nil {
				return "", err
			}
		}
	}
	return "", errors.New("the two have no common ancestor")
}

// isHash reports whether s is the name of an object.
func (r *Repository) isHash(s string) bool {
	_, err := hex.DecodeString(s)
	return err == nil && len(s) == 2*r.hashSize && s == strings.ToLower(s)
}

// named returns the object that a name stands for, in the order of
// gitrevisions(7).
func (r *Repository) named(name string) (hash, error) {
	if r.isHash(name) {
		return hash(name), nil
	}
	if name == "" || strings.Contains(name, "..") || strings.ContainsAny(name, " :?*[\\\x00\x7f") || strings.Contains(name, "@{") {
		return "", fmt.Errorf("%q is not the name of a revision", name)
	}
	for _, prefix := range []string{"", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/"} {
		if h, err := r.reference(prefix+name, 0); h != "" || err != nil {
			return h, err
		}
	}
	if h, err := r.reference("refs/remotes/"+name+"/HEAD", 0); h != "" || err != nil {
		return h, err
	}
	return r.abbreviated(name)
}

// reference returns what a reference leads to, "" if there is none of that name.
func (r *Repository) reference(name string, depth int) (hash, error) {
	if depth > 5 {
		return "", fmt.Errorf("reference %s leads to itself", name)
	}
	for _, dir := range []string{r.dir, r.common} {
		text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			continue // none, or a directory
		}
		line, _, _ := strings.Cut(string(text), "\n")
		line = strings.TrimSpace(line)
		if target, ok := strings.CutPrefix(line, "ref: "); ok {
			h, err := r.reference(strings.TrimSpace(target), depth+1)
			if h == "" && err == nil {
				err = fmt.Errorf("%s leads to %s, which has no commit", name, target)
			}
			return h, err
		}
		if first, _, _ := strings.Cut(line, "\t"); r.isHash(strings.TrimSpace(first)) {
			return hash(strings.TrimSpace(first)), nil
		}
	}
	return r.packedReferences()[name], nil
}

// packedReferences returns the references in the file packed-refs.
func (r *Repository) packedReferences() map[string]hash {
	refs := make(map[string]hash)
	text, err := os.ReadFile(filepath.Join(r.common, "packed-refs"))
	if err != nil {
		return refs
	}
	for line := range strings.Lines(string(text)) {
		if h, name, ok := strings.Cut(strings.TrimSpace(line), " "); ok && r.isHash(h) {
			refs[name] = hash(h)
		}
	}
	return refs
}

// names returns the branches and tags, sorted.
func (r *Repository) names() []string {
	names := []string{"HEAD"}
	for _, prefix := range []string{"refs/heads/", "refs/tags/", "refs/remotes/"} {
		for name := range r.packedReferences() {
			if short, ok := strings.CutPrefix(name, prefix); ok {
				names = append(names, short)
			}
		}
		root := filepath.Join(r.common, filepath.FromSlash(prefix))
		// What cannot be listed is not suggested.
		_ = filepath.WalkDir(root, func(file string, d os.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				if rel, err := filepath.Rel(root, file); err == nil {
					names = append(names, filepath.ToSlash(rel))
				}
			}
			return nil
		})
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// abbreviated returns the only commit, or tag, whose name begins with a prefix of
// at least four digits.
func (r *Repository) abbreviated(prefix string) (hash, error) {
	prefix = strings.ToLower(prefix)
	whole := prefix[:len(prefix)&^1]
	low, err := hex.DecodeString(whole)
	if _, odd := strconv.ParseUint("0"+prefix[len(whole):], 16, 8); err != nil || odd != nil || len(prefix) < 4 || len(prefix) > 2*r.hashSize {
		return "", errUnknown
	}
	var found []hash
	for _, p := range r.packs {
		n, err := p.search(low)
		for ; err == nil && n < int(p.fanout[255]); n++ {
			var name []byte
			if name, err = p.name(n); err != nil || !strings.HasPrefix(hex.EncodeToString(name), whole) {
				break
			}
			if text := hex.EncodeToString(name); strings.HasPrefix(text, prefix) {
				found = append(found, hash(text))
			}
		}
		if err != nil {
			return "", err
		}
	}
	for _, store := range r.stores {
		entries, err := os.ReadDir(filepath.Join(store, prefix[:2]))
		if err != nil {
			continue // there are none
		}
		for _, e := range entries {
			if text := prefix[:2] + e.Name(); strings.HasPrefix(text, prefix) && r.isHash(text) {
				found = append(found, hash(text))
			}
		}
	}
	slices.Sort(found)
	found = slices.DeleteFunc(slices.Compact(found), func(h hash) bool {
		k, _, err := r.read(h)
		return err != nil || k != commitKind && k != tagKind
	})
	switch len(found) {
	case 0:
		return "", errUnknown
	case 1:
		return found[0], nil
	}
	return "", fmt.Errorf("%d commits have a name that begins so", len(found))
}
