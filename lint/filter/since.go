package filter

// A Seen is a finding of one of two runs that are compared.
type Seen struct {
	Identity
	Message string
}

// Match finds for the findings of now those of old that are the same. It pairs
// those of one identity, of several first those with one message; then those
// whose file alone differs, as when it was renamed or a value moved from a
// template to the values. Only those may have come from another file for whose
// file moved holds. It returns which of now have one, and which of old are left.
func Match(old, now []Seen, moved func(file string) bool) (known, left []bool) {
	known, left = make([]bool, len(now)), make([]bool, len(old))
	for i := range left {
		left[i] = true
	}
	for _, sameness := range []func(Seen) Seen{
		func(s Seen) Seen { return s },
		func(s Seen) Seen { s.Message = ""; return s },
		func(s Seen) Seen { s.File = ""; return s },
		func(s Seen) Seen { s.File, s.Message = "", ""; return s },
	} {
		at := make(map[Seen][]int)
		for i, s := range old {
			if left[i] && (sameness(s).File != "" || moved(s.File)) {
				at[sameness(s)] = append(at[sameness(s)], i)
			}
		}
		for i, s := range now {
			if same := at[sameness(s)]; !known[i] && len(same) > 0 {
				known[i], left[same[0]] = true, false
				at[sameness(s)] = same[1:]
			}
		}
	}
	return known, left
}
