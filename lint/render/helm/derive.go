package helm

// An op says how a derived value follows from its operands.
type op uint8

const (
	opOpaque    op = iota // all of it follows from all operands
	opDigest              // a hash, which shows nothing of its operand
	opPart                // part of the operand, from byte n
	opAlign               // the operand, transformed: cut, padded, its case changed
	opIndent              // indented by n
	opNindent             // the same after a line break
	opReplace             // of (old, new, s)
	opConcat              // operands printed one after the other
	opQuote               // the same in quotes
	opFormat              // of (format, operands...)
	opEncode              // YAML or JSON of a value
	opInclude             // output of a template
	opTpl                 // output of the first operand as a template
	opGenerated           // made by a stand-in for chance
)

type piece struct{}
type positions struct{}
