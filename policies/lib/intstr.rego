# Package kubevet.lib.intstr reads numbers that may be percentages.
# https://pkg.go.dev/k8s.io/apimachinery/pkg/util/intstr
package kubevet.lib.intstr

# scaled is a number, or that many percent of a total, rounded "up" or "down".
# Undefined if it is neither.
scaled(value, _, _) := value if is_number(value)

scaled(value, total, "up") := ceil((percent(value) * total) / 100)

scaled(value, total, "down") := floor((percent(value) * total) / 100)

# percent is the number of a percentage, which the API server wants to be positive.
percent(value) := to_number(digits) if {
	is_string(value)
	[[_, digits]] := regex.find_all_string_submatch_n(`^\+?0*([0-9]+)%$`, value, 1)
}

# none holds of zero, as a number or a percentage.
none(value) if value == 0

none(value) if percent(value) == 0
