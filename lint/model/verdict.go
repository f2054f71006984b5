package model

// A Verdict answers a question that the bundle may not hold the answer to. The
// zero value is No; And and Or are those of Kleene's logic.
type Verdict uint8

// The verdicts, in the order of their truth.
const (
	No Verdict = iota
	Maybe
	Yes
)

// String returns "no", "maybe" or "yes".
func (v Verdict) String() string { return [...]string{"no", "maybe", "yes"}[v] }

// And returns the verdict that both hold.
func (v Verdict) And(w Verdict) Verdict { return min(v, w) }

// Or returns the verdict that one of them holds.
func (v Verdict) Or(w Verdict) Verdict { return max(v, w) }

// Not returns the verdict that v does not hold.
func (v Verdict) Not() Verdict { return Yes - v }

// verdict is the verdict of something known.
func verdict(b bool) Verdict {
	if b {
		return Yes
	}
	return No
}
