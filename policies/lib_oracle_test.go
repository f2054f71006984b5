package policies_test

import (
	"archive/zip"
	"fmt"
	"math/big"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/robfig/cron/v3"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// TestQuantities holds data.kubevet.lib.quantity against the API server's parser:
// the same texts are quantities, and any two compare the same.
func TestQuantities(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	pick := func(parts ...string) string { return parts[rng.IntN(len(parts))] }
	texts := []string{"", "0", "512MB", "1Gb", "1 Gi", " 1Gi ", "1ki", "K", "1e", "1E", "1e+", "--1", "1..2", "1,5", "0x10", "Mi", ".", "+", "9E", "0.0000000001", "3.0000000001m"}
	for range 3000 {
		var b strings.Builder
		b.WriteString(pick("", "", "", "", "+"))
		b.WriteString(pick("1", "0", "2", "100", "1024", "500", "1536", "007", "1048576", "", "12345678", "999999"))
		b.WriteString(pick("", "", "", ".", ".5", ".25", ".001", ".0001", ".30"))
		b.WriteString(pick("", "", "n", "u", "m", "k", "M", "G", "K", "Ki", "Mi", "Gi", "mi", "e3", "E3", "e-3", "E+2", "e", "b", "Mb", " "))
		texts = append(texts, b.String())
	}
	got := library(t, `[x | some s in input; x := object.get({1: data.kubevet.lib.quantity.nano(s) | true}, 1, null)]`, texts)
	valid := 0
	for i, text := range texts {
		var want any
		if q, err := resource.ParseQuantity(strings.TrimSpace(text)); err == nil {
			valid++
			want = nanos(q)
		}
		if n, ok := got[i].(interface{ String() string }); ok {
			got[i] = n.String()
		}
		if diff := cmp.Diff(want, got[i]); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
	if valid < 1000 || valid > 2900 {
		t.Errorf("%d of %d texts are quantities", valid, len(texts))
	}
}

// nanos is a quantity in billionths, as a decimal integer.
func nanos(q resource.Quantity) string {
	r, _ := new(big.Rat).SetString(q.AsDec().String())
	return new(big.Rat).Mul(r, big.NewRat(1_000_000_000, 1)).Num().String()
}

// TestSchedules holds data.kubevet.lib.schedule against the parser of the CronJob
// controller: the same texts are schedules, and fire at the same times.
func TestSchedules(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	pick := func(parts ...string) string { return parts[rng.IntN(len(parts))] }
	element := func() string {
		return pick("*", "*", "?", "0", "1", "5", "07", "+3", "31", "59", "7", "60", "jan", "MON", "x", "1-5", "5-1", "mon-fri", "1-5-7", "*-3", "", "-0") +
			pick("", "", "", "", "/1", "/2", "/15", "/0", "/x", "/2/3", "/100")
	}
	texts := []string{
		"", "@daily", "@hourly", "@reboot", "@every 5m", "@every 1h30m", "@every", "@every x", "@every 10ms", "@Daily",
		"0 0 30 2 *", "0 0 31 4,6 *", "0 0 29 2 *", "0 0 31 2 1", "*/5 * * * * *", "0 0 * *", " 0  0 * * *\t", "0 0 * * 7", "0 0 * * SUN",
	}
	for range 4000 {
		fields := make([]string, 5)
		for i := range fields {
			switch rng.IntN(3) {
			case 0:
				fields[i] = "*"
			case 1:
				fields[i] = pick("1", "2", "3", "*/2", "1,3", "2-4")
			default:
				fields[i] = element() + pick("", "", ",", ","+element())
			}
		}
		texts = append(texts, strings.Join(fields, pick(" ", " ", "  ", "\t")))
	}
	got := library(t, `[x |
		some s in input
		x := object.get({1: y |
			p := data.kubevet.lib.schedule.parse(s)
			never := {1 | data.kubevet.lib.schedule.runs_never(p)}
			y := object.union(object.union({"every": 0}, p), {"never": count(never) == 1})
		}, 1, null)
	]`, texts)
	valid, never := 0, 0
	for i, text := range texts {
		if strings.TrimSpace(strings.ReplaceAll(text, " ", "")) == "" && text != "" {
			continue
		}
		schedule, err := cron.ParseStandard(text)
		parsed, ok := got[i].(map[string]any)
		if (err == nil) != ok {
			t.Errorf("%q: parsed %v, want error %v", text, ok, err)
			continue
		}
		if err != nil {
			continue
		}
		valid++
		start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
		wantNever := schedule.Next(start).IsZero()
		if wantNever {
			never++
		}
		if parsed["never"] != wantNever {
			t.Errorf("%q: runs never: %v, want %v", text, parsed["never"], wantNever)
		}
		switch s := schedule.(type) {
		case cron.ConstantDelaySchedule:
			if diff := cmp.Diff(time.Duration(integer(parsed["every"])).Truncate(time.Second), s.Delay); diff != "" {
				t.Errorf("%q (-got +want):\n%s", text, diff)
			}
		case *cron.SpecSchedule:
			const star = 1 << 63
			want := map[string]uint64{"minute": s.Minute &^ star, "hour": s.Hour &^ star, "dom": s.Dom &^ star, "month": s.Month &^ star, "dow": s.Dow &^ star}
			bits := make(map[string]uint64)
			for field := range want {
				for _, n := range parsed[field].([]any) {
					bits[field] |= 1 << integer(n)
				}
				bits[field] |= 0
			}
			if diff := cmp.Diff(want, bits); diff != "" {
				t.Errorf("%q (-want +got):\n%s", text, diff)
			}
			if parsed["dom_star"] != (s.Dom&star != 0) || parsed["dow_star"] != (s.Dow&star != 0) {
				t.Errorf("%q: stars are %v and %v", text, parsed["dom_star"], parsed["dow_star"])
			}
		}
	}
	if valid < 500 || never < 5 {
		t.Errorf("%d of %d texts are schedules, of which %d never fire", valid, len(texts), never)
	}
}

// TestScaled holds data.kubevet.lib.intstr against the functions with which the
// controllers of Deployments and budgets read numbers and percentages.
func TestScaled(t *testing.T) {
	values := []any{0, 1, 3, "0%", "1%", "25%", "50%", "99%", "100%", "150%", "+5%", "05%", "007%", "5", "%", "1.5%", " 1%", "x%", ""}
	var input, want []any
	for _, value := range values {
		for total := range 12 {
			for _, up := range []bool{true, false} {
				v := intstr.FromString(fmt.Sprint(value))
				if n, ok := value.(int); ok {
					v = intstr.FromInt32(int32(n))
				}
				scaled, err := intstr.GetScaledValueFromIntOrPercent(&v, total, up)
				input = append(input, []any{value, total, map[bool]string{true: "up", false: "down"}[up]})
				if err != nil {
					want = append(want, "none")
					continue
				}
				want = append(want, fmt.Sprint(scaled))
			}
		}
	}
	got := library(t, `[x | some [v, total, way] in input; x := object.get({1: n | n := data.kubevet.lib.intstr.scaled(v, total, way)}, 1, "none")]`, input)
	for i := range want {
		if fmt.Sprint(got[i]) != want[i] {
			t.Errorf("%v: got %v, want %v", input[i], got[i], want[i])
		}
	}
}

// TestSelectors holds data.kubevet.lib.selector against the API server's.
func TestSelectors(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	pick := func(parts ...string) string { return parts[rng.IntN(len(parts))] }
	pairs := func() map[string]string {
		m := make(map[string]string)
		for range rng.IntN(3) {
			m[pick("a", "b", "c")] = pick("1", "2", "")
		}
		return m
	}
	var input []any
	var want []bool
	for range 2000 {
		s := metav1.LabelSelector{MatchLabels: pairs()}
		for range rng.IntN(3) {
			r := metav1.LabelSelectorRequirement{Key: pick("a", "b"), Operator: metav1.LabelSelectorOperator(pick("In", "NotIn", "Exists", "DoesNotExist"))}
			if strings.HasSuffix(string(r.Operator), "In") {
				r.Values = []string{pick("1", "2"), pick("", "1")}
			}
			s.MatchExpressions = append(s.MatchExpressions, r)
		}
		sel, err := metav1.LabelSelectorAsSelector(&s)
		if err != nil {
			t.Fatal(err)
		}
		set := pairs()
		input = append(input, []any{s, set})
		want = append(want, sel.Matches(labels.Set(set)))
	}
	got := library(t, `[n | some [s, set] in input; n := count([1 | data.kubevet.lib.selector.matches(s, set)])]`, input)
	for i := range want {
		if (integer(got[i]) == 1) != want[i] {
			t.Errorf("%v: got %v, want %v", input[i], got[i], want[i])
		}
	}
}

// TestTimeZones holds the names of time zones against Go's, which the controller
// is built with.
func TestTimeZones(t *testing.T) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Skip("the Go toolchain is not at hand:", err)
	}
	zones, err := zip.OpenReader(filepath.Join(strings.TrimSpace(string(root)), "lib", "time", "zoneinfo.zip"))
	if err != nil {
		t.Skip("the Go toolchain has no time zones:", err)
	}
	defer zones.Close()
	names := []string{"", "Local", "europe/berlin", "Europe", "Berlin", "Mars/Base"}
	for _, f := range zones.File {
		if !strings.HasSuffix(f.Name, "/") {
			names = append(names, f.Name)
		}
	}
	got := library(t, `[n | some name in input; n := count([1 | data.kubevet.lib.timezone.known(name)])]`, names)
	for i, name := range names {
		if (integer(got[i]) == 1) != (i > 5) {
			t.Errorf("%q: known is %v", name, got[i])
		}
	}
}

// integer is a number of Rego as one of Go.
func integer(v any) int64 {
	n, _ := v.(interface{ Int64() (int64, error) }).Int64()
	return n
}
