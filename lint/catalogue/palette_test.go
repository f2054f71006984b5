package catalogue

import (
	"math"
	"testing"

	"github.com/kubevet/kubevet/lint/rule"
)

// luminance is the relative luminance of WCAG 2.2 of a colour in sRGB.
func luminance(rgb [3]int) float64 {
	weights := [3]float64{0.2126, 0.7152, 0.0722}
	sum := 0.0
	for i, v := range rgb {
		c := float64(v) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weights[i] * c
	}
	return sum
}

// contrast is the contrast ratio of WCAG 2.2.
func contrast(a, b [3]int) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// fixed is the colour of a number from 16 to 255, which terminals give to no theme: a
// cube of six steps, and then greys.
func fixed(t *testing.T, n int) [3]int {
	t.Helper()
	if n < 16 || n > 255 {
		t.Fatalf("colour %d is one of the theme", n)
	}
	if n >= 232 {
		grey := 8 + 10*(n-232)
		return [3]int{grey, grey, grey}
	}
	steps := [...]int{0, 95, 135, 175, 215, 255}
	n -= 16
	return [3]int{steps[n/36], steps[n/6%6], steps[n%6]}
}

// TestContrast holds every colour to what WCAG asks for, on the grounds of common
// themes.
func TestContrast(t *testing.T) {
	grounds := map[string][3]int{
		"black": {}, "white": {255, 255, 255},
		"Solarized Dark": {0x00, 0x2b, 0x36}, "Solarized Light": {0xfd, 0xf6, 0xe3},
		"Dracula": {0x28, 0x2a, 0x36}, "VS Code Dark": {0x1e, 0x1e, 0x1e}, "GitHub Dark": {0x0d, 0x11, 0x17},
		"One Light": {0xfa, 0xfa, 0xfa}, "Ubuntu": {0x30, 0x0a, 0x24},
	}
	marks := []int{framePaint.mark}
	for _, s := range rule.Severities() {
		c := severityPaints[s]
		marks = append(marks, c.mark)
		if got := contrast(fixed(t, c.text), fixed(t, c.ground)); got < 4.5 {
			t.Errorf("the label of %s has a contrast of %.2f", s, got)
		}
	}
	for _, mark := range marks {
		for name, ground := range grounds {
			if got := contrast(fixed(t, mark), ground); got < 3 {
				t.Errorf("marks of colour %d have a contrast of %.2f on %s", mark, got, name)
			}
		}
	}
}
