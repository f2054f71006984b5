package filter

// A Seen is a finding of one of two runs that are compared.
type Seen struct {
	Identity
	Message string
}

// Match finds for the findings of now those of old that are the same. It pairs
// those of one field, of several first those that are equal; then those whose file
// alone differs, as when it was renamed or a value moved from a template to the
// values. Only those may have come from another file for whose file moved holds. A
// finding that is about more than the old one, or more severe, is not known. It
// returns which of now have one, and which of old are left: of what no finding of
// now is about.
func Match(old, now []Seen, moved func(file string) bool) (known, left []bool) {
	known, left = make([]bool, len(now)), make([]bool, len(old))
	for i := range left {
		left[i] = true
	}
	paired := make([]bool, len(now))
	for _, stage := range []struct {
		sameness func(Seen) Seen
		worse    bool // whether what is worse is paired too, if not known
	}{
		{func(s Seen) Seen { return s }, false},
		{func(s Seen) Seen { return Seen{Identity: s.field()} }, false},
		{func(s Seen) Seen { return Seen{Identity: s.elsewhere(), Message: s.Message} }, false},
		{func(s Seen) Seen { return Seen{Identity: s.elsewhere()} }, false},
		{func(s Seen) Seen { return Seen{Identity: s.field()} }, true},
		{func(s Seen) Seen { return Seen{Identity: s.elsewhere()} }, true},
	} {
		at := make(map[Seen][]int)
		for i, s := range old {
			if key := stage.sameness(s); left[i] && (key.File != "" || moved(s.File)) {
				at[key] = append(at[key], i)
			}
		}
		for i, s := range now {
			if paired[i] {
				continue
			}
			for _, j := range at[stage.sameness(s)] {
				includes := old[j].includes(s.Identity)
				if left[j] && (includes || stage.worse) {
					known[i], paired[i], left[j] = includes, true, false
					break
				}
			}
		}
	}
	return known, left
}

// elsewhere is the field of an identity, in any file.
func (id Identity) elsewhere() Identity {
	id = id.field()
	id.File = ""
	return id
}
