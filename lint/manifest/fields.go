package manifest

// A fieldSet collects the fields of one mapping. Its zero value is empty.
type fieldSet struct {
	// fields are in the order they were set. One that was replaced has no Value.
	fields []Field
	// index finds fields by key once there are too many to look through.
	index map[string]int
	// merged holds the keys whose field came through a merge key.
	merged   map[string]bool
	replaced bool
}

// smallMapping is the number of fields up to which looking through them is
// faster than a map.
const smallMapping = 16

// set adds f in place of any field with the same key and reports whether the
// mapping itself had one.
func (s *fieldSet) set(f Field) (duplicate bool) {
	duplicate = s.put(f) && !s.merged[f.Key]
	delete(s.merged, f.Key)
	return duplicate
}

// merge adds f, a field of a mapping that is merged in.
func (s *fieldSet) merge(f Field) {
	s.put(f)
	if s.merged == nil {
		s.merged = make(map[string]bool)
	}
	s.merged[f.Key] = true
}

// put adds f and reports whether it replaced a field.
func (s *fieldSet) put(f Field) bool {
	i, found := s.find(f.Key)
	if found {
		s.fields[i].Value = nil
		s.replaced = true
	}
	s.fields = append(s.fields, f)
	if s.index != nil {
		s.index[f.Key] = len(s.fields) - 1
	} else if len(s.fields) > smallMapping {
		s.index = make(map[string]int, 2*len(s.fields))
		for i, f := range s.fields {
			s.index[f.Key] = i // of equal keys the last is alive
		}
	}
	return found
}

func (s *fieldSet) find(key string) (int, bool) {
	if s.index != nil {
		i, ok := s.index[key]
		return i, ok
	}
	for i := range s.fields {
		if s.fields[i].Key == key && s.fields[i].Value != nil {
			return i, true
		}
	}
	return 0, false
}

// compact returns the fields that were not replaced.
func (s *fieldSet) compact() []Field {
	if !s.replaced {
		return s.fields
	}
	kept := s.fields[:0]
	for _, f := range s.fields {
		if f.Value != nil {
			kept = append(kept, f)
		}
	}
	return kept
}
