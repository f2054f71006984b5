package query

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/kubevet/kubevet/lint/model"
)

// A Port is one that is asked about; the zero Port is any.
type Port struct {
	// Protocol is TCP, UDP or SCTP.
	Protocol string
	Number   int
}

// ParsePort reads a port as "8080" or "53/udp".
func ParsePort(text string) (Port, error) {
	number, protocol, _ := strings.Cut(text, "/")
	p := Port{Protocol: strings.ToUpper(cmp.Or(protocol, "tcp"))}
	var err error
	if p.Number, err = strconv.Atoi(number); err != nil || p.Number < 1 || p.Number > 65535 ||
		!slices.Contains([]string{"TCP", "UDP", "SCTP"}, p.Protocol) {
		return Port{}, fmt.Errorf("%q is no port, such as 8080 or 53/udp", text)
	}
	return p, nil
}

// String returns "TCP 8080", or "any port".
func (p Port) String() string {
	if p.Number == 0 {
		return "any port"
	}
	return p.Protocol + " " + strconv.Itoa(p.Number)
}

// in reports whether a range holds the port.
func (p Port) in(r model.PortRange) bool { return p.Number == 0 || r.Holds(p.Protocol, p.Number) }

// PortText is ranges as people read them, "" for all ports. Those that may be let
// through are marked so if others surely are.
func PortText(ranges []model.PortRange) string {
	sure := model.No
	for _, r := range ranges {
		sure = sure.Or(r.Verdict)
	}
	var parts []string
	for _, r := range ranges {
		if r.All() {
			if r.Verdict == sure {
				return ""
			}
			continue
		}
		text := strings.TrimSpace(r.Protocol + " " + strconv.Itoa(r.From))
		switch {
		case r.From == 0 && r.To == 65535:
			text = r.Protocol
		case r.To > r.From:
			text += "-" + strconv.Itoa(r.To)
		}
		if r.Verdict < sure {
			text = "perhaps " + text
		}
		if !slices.Contains(parts, text) {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, ", ")
}
