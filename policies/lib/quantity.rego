# Package kubevet.lib.quantity reads quantities of resources as Kubernetes does.
# https://pkg.go.dev/k8s.io/apimachinery/pkg/api/resource#Quantity
package kubevet.lib.quantity

# nano is a quantity in billionths of its unit, an integer, rounded up as the API
# server rounds it, and exact to 19 digits. Undefined of what the API server refuses.
nano(quantity) := _nano(quantity) if is_string(quantity)

nano(quantity) := _nano(format_int(quantity, 10)) if {
	is_number(quantity)
	quantity == floor(quantity)
}

nano(quantity) := _nano(json.marshal(quantity)) if {
	is_number(quantity)
	quantity != floor(quantity)
}

# units is a quantity in its unit: cores, or bytes. Undefined as nano is.
units(quantity) := nano(quantity) / 1000000000

# suffix is how a quantity ends: "m", "Gi", "e3", or "" if in a number. Undefined as
# nano is.
suffix(quantity) := _parts(quantity)[4] if {
	is_string(quantity)
	nano(quantity)
}

suffix(quantity) := "" if is_number(quantity)

_nano(text) := n if {
	trim_space(text) != ""
	[_, sign, whole, fraction, suffix] := _parts(text)
	scale := _scale(suffix)
	mantissa := to_number(trim_left($"{sign}{_digits($"{whole}{fraction}")}", "+"))
	exponent := (9 + scale.ten) - count(fraction)
	n := _shifted(mantissa * scale.factor, exponent)
}

# The parts are the whole, the sign, the digits before and after the point, and the suffix.
_parts(text) := regex.find_all_string_submatch_n(`^([+-]?)([0-9]{0,40})\.?([0-9]{0,40})([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]{1,2}|)$`, trim_space(text), 1)[0]

_digits(digits) := "0" if trim_left(digits, "0") == ""

_digits(digits) := trim_left(digits, "0") if trim_left(digits, "0") != ""

_scale(suffix) := {"ten": ten, "factor": 1} if {
	ten := _decimal[suffix]
} else := {"ten": 0, "factor": factor} if {
	factor := _binary[suffix]
} else := {"ten": to_number(trim_left(substring(suffix, 1, -1), "+")), "factor": 1}

_shifted(n, exponent) := n * to_number($"1e{exponent}") if exponent >= 0

_shifted(n, exponent) := ceil(n / to_number($"1e{0 - exponent}")) if exponent < 0

_decimal := {"n": -9, "u": -6, "m": -3, "": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}

_binary := {
	"Ki": 1024,
	"Mi": 1048576,
	"Gi": 1073741824,
	"Ti": 1099511627776,
	"Pi": 1125899906842624,
	"Ei": 1152921504606846976,
}
