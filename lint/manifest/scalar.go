package manifest

import (
	"encoding/base64"
	"errors"
	"math"
	"strconv"
	"strings"
	"time"
)

// errTag says that a scalar's text is no value of its explicit tag.
var errTag = errors.New("the value does not fit its tag")

// errNotFinite says that JSON, which is what kubectl sends, has no such number.
var errNotFinite = errors.New("infinity and NaN are not values that Kubernetes can hold")

// resolve returns the value of a scalar as kubectl reads it: nil, bool, int64,
// uint64, float64 or string. Kubectl reads YAML 1.1 with go.yaml.in/yaml/v2 by
// way of sigs.k8s.io/yaml: "yes", "on" and "y" are true, 0777 and 0o777 are
// octal, sexagesimal numbers and dates are strings.
//
// The tag is short ("!!int"), "!" for the non-specific tag and "" for none;
// plain says that the scalar is not quoted and not a block. With an error the
// value is the text.
func resolve(tag, text string, plain bool) (any, error) {
	switch tag {
	case "":
		if !plain {
			return text, nil
		}
		return finite(text, implicit(text))
	case "!!bool", "!!int", "!!float", "!!null", "!!timestamp":
		return explicit(tag, text)
	case "!!binary":
		data, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			return text, errTag
		}
		// JSON holds Unicode only: each stray byte becomes U+FFFD.
		return string([]rune(string(data))), nil
	}
	return text, nil // !!str and every tag that kubectl does not know
}

// explicit is resolve for the tags that demand a type.
func explicit(tag, text string) (any, error) {
	v := implicit(text)
	fits := false
	switch value := v.(type) {
	case nil:
		fits = tag == "!!null"
	case bool:
		fits = tag == "!!bool"
	case int64:
		fits = tag == "!!int" || tag == "!!float"
		if tag == "!!float" {
			v = float64(value)
		}
	case uint64:
		fits = tag == "!!int"
	case float64:
		fits = tag == "!!float"
	case string:
		fits = tag == "!!timestamp" && isTimestamp(text)
	}
	if !fits {
		return text, errTag
	}
	return finite(text, v)
}

func finite(text string, v any) (any, error) {
	if f, ok := v.(float64); ok && (math.IsInf(f, 0) || math.IsNaN(f)) {
		return text, errNotFinite
	}
	return v, nil
}

// implicit returns the value of a plain scalar without a tag. It may be infinite
// or not a number.
func implicit(text string) any {
	if text == "" {
		return nil
	}
	switch c := text[0]; c {
	case '~', 'n', 'N', 't', 'T', 'f', 'F', 'y', 'Y', 'o', 'O':
		return word(text)
	case '.', '+', '-':
		switch text {
		case ".nan", ".NaN", ".NAN":
			return math.NaN()
		case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF":
			return math.Inf(1)
		case "-.inf", "-.Inf", "-.INF":
			return math.Inf(-1)
		}
		if c == '.' {
			if f, err := strconv.ParseFloat(text, 64); err == nil {
				return f
			}
			return text
		}
		return number(text)
	case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return number(text)
	}
	return text
}

// word returns the value of the words of YAML 1.1.
func word(text string) any {
	if len(text) > len("false") {
		return text
	}
	switch text {
	case "~", "null", "Null", "NULL":
		return nil
	case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON":
		return true
	case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF":
		return false
	}
	return text
}

// number returns the value of a text that begins with a sign or a digit. It
// follows the calls of yaml/v2 one by one, because what they accept together is
// no grammar that is written down.
func number(text string) any {
	if !maybeNumber(text) {
		return text
	}
	digits := strings.ReplaceAll(text, "_", "")
	if i, err := strconv.ParseInt(digits, 0, 64); err == nil {
		return i
	}
	if u, err := strconv.ParseUint(digits, 0, 64); err == nil {
		return u
	}
	if isFloat(digits) {
		if f, err := strconv.ParseFloat(digits, 64); err == nil {
			return f
		}
	}
	// A sign after the base, "0b-1", is a number too.
	if binary, ok := strings.CutPrefix(digits, "0b"); ok {
		if i, err := strconv.ParseInt(binary, 2, 64); err == nil {
			return i
		}
	}
	return text
}

// maybeNumber reports whether text holds only what numbers are made of. It keeps
// addresses, versions and dates from the parsers of numbers, whose errors are
// expensive.
func maybeNumber(text string) bool {
	dots := 0
	for i := range len(text) {
		switch c := text[i]; {
		case '0' <= c && c <= '9', 'a' <= c && c <= 'f', 'A' <= c && c <= 'F':
		case c == '.':
			if dots++; dots > 1 {
				return false
			}
		case c == '_', c == 'x', c == 'X', c == 'o', c == 'O':
		case c == '+', c == '-':
			if i > 0 && isDigit(text[i-1]) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// isFloat reports whether s matches
// [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?
func isFloat(s string) bool {
	s = trimSign(s)
	whole := digits(s)
	s = s[whole:]
	if s != "" && s[0] == '.' {
		fraction := digits(s[1:])
		if whole+fraction == 0 {
			return false
		}
		s = s[1+fraction:]
	} else if whole == 0 {
		return false
	}
	if s == "" {
		return true
	}
	if s[0] != 'e' && s[0] != 'E' {
		return false
	}
	s = trimSign(s[1:])
	return s != "" && digits(s) == len(s)
}

func trimSign(s string) string {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		return s[1:]
	}
	return s
}

// digits returns the number of decimal digits that s begins with.
func digits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isTimestamp reports whether yaml/v2 takes text for a date or time.
func isTimestamp(text string) bool {
	if digits(text) != 4 || len(text) == 4 || text[4] != '-' {
		return false
	}
	for _, layout := range []string{
		"2006-1-2T15:4:5.999999999Z07:00",
		"2006-1-2t15:4:5.999999999Z07:00",
		"2006-1-2 15:4:5.999999999",
		"2006-1-2",
	} {
		if _, err := time.Parse(layout, text); err == nil {
			return true
		}
	}
	return false
}

// errKey says that a key has no string form.
var errKey = errors.New("null and numbers beyond 64 bits cannot be keys")

// resolveKey returns the string that sigs.k8s.io/yaml makes of a scalar key. With
// an error the string is the text.
func resolveKey(tag, text string, plain bool) (string, error) {
	v, err := resolve(tag, text, plain)
	if err == errNotFinite { // a key need not be a number
		v, err = implicit(text), nil
	}
	if err != nil {
		return text, err
	}
	if key, ok := keyString(v); ok {
		return key, nil
	}
	return text, errKey
}

// keyString returns the string that sigs.k8s.io/yaml makes of the value of a key
// and false if it refuses the key.
func keyString(v any) (string, bool) {
	switch k := v.(type) {
	case string:
		return k, true
	case bool:
		return strconv.FormatBool(k), true
	case int64:
		return strconv.FormatInt(k, 10), true
	case float64:
		switch s := strconv.FormatFloat(k, 'g', -1, 32); s {
		case "+Inf":
			return ".inf", true
		case "-Inf":
			return "-.inf", true
		case "NaN":
			return ".nan", true
		default:
			return s, true
		}
	}
	return "", false
}
