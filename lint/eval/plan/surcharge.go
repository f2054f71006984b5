package plan

import (
	"net/netip"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// surcharge returns what a built-in function costs that does more, or makes more,
// than its arguments are long; nil for most.
func surcharge(name string) func(args []*ast.Term) int {
	switch name {
	case ast.NumbersRange.Name, ast.NumbersRangeStep.Name:
		return func(args []*ast.Term) int { return ceiling(distance(args)) }
	case ast.BitsShiftLeft.Name:
		return func(args []*ast.Term) int { return ceiling(number(args, 1) / 64) }
	case ast.NetCIDRExpand.Name:
		return addresses
	case ast.Sprintf.Name:
		return func(args []*ast.Term) int { return widths(text(args, 0)) }
	case ast.Replace.Name: // text, old, new
		return func(args []*ast.Term) int {
			return strings.Count(text(args, 0), text(args, 1)) * len(text(args, 2)) / 64
		}
	case ast.RegexReplace.Name: // text, pattern, new
		return func(args []*ast.Term) int {
			n := len(text(args, 0)) + 1
			return n * (len(text(args, 1)) + 4*len(text(args, 2))) / 256
		}
	case ast.RegexMatch.Name, ast.RegexMatchDeprecated.Name, ast.RegexSplit.Name, ast.RegexFind.Name, ast.RegexFindAllStringSubmatch.Name:
		return func(args []*ast.Term) int { return len(text(args, 0)) * len(text(args, 1)) / 256 }
	case ast.GlobMatch.Name: // pattern, delimiters, text
		return func(args []*ast.Term) int { return len(text(args, 0)) * len(text(args, 2)) / 16 }
	}
	return nil
}

// ceiling keeps a number of steps from running over.
func ceiling(n float64) int { return int(min(max(n, 0), 1<<40)) }

// text is a string among arguments, "" if it is none.
func text(args []*ast.Term, i int) string {
	if i >= len(args) {
		return ""
	}
	s, _ := args[i].Value.(ast.String)
	return string(s)
}

// number is a number among arguments, 0 if it is none.
func number(args []*ast.Term, i int) float64 {
	if i >= len(args) {
		return 0
	}
	n, _ := args[i].Value.(ast.Number)
	f, _ := n.Float64()
	return f
}

// distance is how far a range reaches.
func distance(args []*ast.Term) float64 {
	d := number(args, 1) - number(args, 0)
	if step := number(args, 2); step > 1 {
		d /= step
	}
	return max(d, -d)
}

// addresses counts those of a CIDR.
func addresses(args []*ast.Term) int {
	prefix, err := netip.ParsePrefix(text(args, 0))
	if err != nil {
		return 0
	}
	return 1 << min(prefix.Addr().BitLen()-prefix.Bits(), 40)
}

// widths sums the widths and precisions that a format asks for, 64 a step.
func widths(format string) int {
	sum := 0
	for {
		_, rest, ok := strings.Cut(format, "%")
		if !ok {
			return sum / 64
		}
		n := 0
		format = strings.TrimLeftFunc(rest, func(r rune) bool {
			switch {
			case '0' <= r && r <= '9':
				n = min(n*10+int(r-'0'), 1<<40)
				return true
			case r == '*':
				n = 1 << 40 // a width among the values
				return true
			case r == '.':
				sum, n = sum+n, 0
				return true
			}
			return strings.ContainsRune("+-# []", r)
		})
		sum = min(sum+n, 1<<40)
	}
}
