package report

import "slices"

// worst returns the gravest findings, at most so many: in their order if there are
// not more, else gravest first.
func worst(findings []Finding, most int) []Finding {
	if len(findings) <= most {
		return findings
	}
	return gravestFirst(findings)[:most]
}

// gravestFirst returns the findings sorted by severity, else in their order.
func gravestFirst(findings []Finding) []Finding {
	out := slices.Clone(findings)
	slices.SortStableFunc(out, func(a, b Finding) int { return int(b.Severity) - int(a.Severity) })
	return out
}
