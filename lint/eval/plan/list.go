package plan

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// forms are the names and operands of the instructions: f a function, b a built-in
// function, l a loop, v a variable or constant, n a count and as many of the latter,
// t where to go on.
var forms = [...]string{
	opReturn:      "return v",
	opJump:        "jump t",
	opCall:        "call fvnt",
	opBuiltin:     "builtin bvnt",
	opDot:         "dot vvvt",
	opScan:        "scan vlt",
	opNext:        "next lvvt",
	opMove:        "move vv",
	opReset:       "reset v",
	opMoveOnce:    "move-once vv",
	opMake:        "make vv",
	opArray:       "array vn",
	opObject:      "object vn",
	opSet:         "set vn",
	opAppend:      "append vv",
	opInsert:      "insert vvv",
	opInsertOnce:  "insert-once vvv",
	opMerge:       "merge vvv",
	opAdd:         "add vv",
	opEqual:       "equal vvt",
	opNotEqual:    "not-equal vvt",
	opIsArray:     "is-array vt",
	opIsObject:    "is-object vt",
	opIsSet:       "is-set vt",
	opIsDefined:   "is-defined vt",
	opIsUndefined: "is-undefined vt",
	opLen:         "len vv",
	opReplace:     "replace vvn",
	opFind:        "find vntt",
}

// List returns the text of a file as people read it: every function, sorted by name,
// with an instruction a line. Constants stand for themselves, and only the lines that
// others lead to are numbered, so that a change stays where it is made.
func List(text string) (string, error) {
	lines, err := index(text)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(lines)) {
		f, err := decode(name, lines[name])
		if err != nil {
			return "", fmt.Errorf("read the plan of %s: %w", name, err)
		}
		f.list(&b)
	}
	return b.String(), nil
}

// list writes a function.
func (f *Function) list(b *strings.Builder) {
	fmt.Fprintf(b, "%s: %d parameters, %d variables, reads %v\n", f.rule(), f.params, f.locals, f.reads)
	labels := make(map[int32]int)
	var starts []int32
	for _, write := range []bool{false, true} {
		for pc := int32(0); int(pc) < len(f.code); {
			line, targets, next := f.instruction(pc, labels)
			if write {
				label := ""
				if n, ok := labels[pc]; ok {
					label = fmt.Sprintf("%d:", n)
				}
				fmt.Fprintf(b, "%5s %s\n", label, line)
			}
			starts = append(starts, targets...)
			pc = next
		}
		slices.Sort(starts)
		for i, start := range slices.Compact(starts) {
			labels[start] = i + 1
		}
	}
	b.WriteByte('\n')
}

// instruction writes the one at an address, and returns where it can lead and where
// the next is.
func (f *Function) instruction(pc int32, labels map[int32]int) (line string, targets []int32, next int32) {
	name, operands, _ := strings.Cut(forms[f.code[pc]], " ")
	parts := []string{name}
	take := func() int32 { pc++; return f.code[pc] }
	value := func(operand int32) {
		if operand < 0 {
			parts = append(parts, f.consts[^operand].String())
		} else {
			parts = append(parts, fmt.Sprintf("$%d", operand))
		}
	}
	for _, o := range operands {
		switch operand := take(); o {
		case 'f':
			parts = append(parts, strings.TrimPrefix(f.functions[operand], "g0."))
		case 'b':
			parts = append(parts, f.builtins[operand])
		case 'l':
			parts = append(parts, fmt.Sprintf("loop %d", operand))
		case 'v':
			value(operand)
		case 'n':
			for range operand {
				value(take())
			}
		case 't':
			targets = append(targets, operand)
			parts = append(parts, fmt.Sprintf("else %d", labels[operand]))
		}
	}
	return strings.Join(parts, " "), targets, pc + 1
}
