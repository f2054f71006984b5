package settings

import (
	"regexp"
	"strings"
)

// lines calls each for every line of a text that is not empty, without the white
// space around it, joined with the next where it ends in a backslash.
func lines(text string, each func(n int, line string)) {
	n, start := 0, 0
	var joined strings.Builder
	flush := func() {
		if line := strings.TrimSpace(joined.String()); line != "" {
			each(start, line)
		}
		joined.Reset()
	}
	for raw := range strings.SplitSeq(text, "\n") {
		n++
		if joined.Len() == 0 {
			start = n
		}
		line, more := strings.CutSuffix(strings.TrimSpace(raw), `\`)
		joined.WriteString(line)
		if more {
			joined.WriteByte(' ')
		} else {
			flush()
		}
	}
	flush()
}

// assignment matches key = value, key: value and key => value: a key of properties,
// INI and TOML, or an attribute in Python.
var assignment = regexp.MustCompile(`^["']?([\w.\-/$\[\]'"]+?)["']?\s*(?:=>|[=:])\s*(.*)$`)

// readINI reads sections and what they assign. A key alone, such as MySQL's
// skip-grant-tables, is a setting without a value.
func readINI(text string) *File {
	f := newFile()
	block := 0
	lines(text, func(n int, line string) {
		switch line[0] {
		case '#', ';', '!':
			return
		case '[':
			if name, ok := strings.CutSuffix(uncommented(line), "]"); ok {
				block = f.open(0, strings.Trim(name, "[] \"'"), "", n)
				return
			}
		}
		if m := assignment.FindStringSubmatch(line); m != nil {
			f.set(block, m[1], unquote(uncommented(m[2])), n)
		} else if key := uncommented(line); !strings.ContainsAny(key, " \t(") {
			f.set(block, key, "", n)
		}
	})
	return f
}

func uncommented(value string) string { return strings.TrimSpace(uncomment(value, "#;")) }

// readDirectives reads a directive a line.
// https://redis.io/docs/latest/operate/oss_and_stack/management/config/
func readDirectives(text string) *File {
	f := newFile()
	lines(text, func(n int, line string) {
		if line[0] == '#' {
			return
		}
		key, rest := cut(uncomment(line, "#"))
		f.set(0, key, unquote(strings.Join(strings.Fields(rest), " ")), n)
	})
	return f
}

// readFluentBit reads sections of keys, whose case does not count: keys come out in
// lower case.
// https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/classic-mode/configuration-file
func readFluentBit(text string) *File {
	f := newFile()
	block := 0
	lines(text, func(n int, line string) {
		switch {
		case line[0] == '#':
		case line[0] == '[' && strings.HasSuffix(line, "]"):
			block = f.open(0, strings.ToLower(strings.Trim(line, "[]")), "", n)
		default:
			key, value := cut(line)
			f.set(block, strings.ToLower(key), value, n)
		}
	})
	return f
}

// readFluentd reads directives in angle brackets and parameters.
// https://docs.fluentd.org/configuration/config-file
func readFluentd(text string) *File {
	f := newFile()
	block := 0
	lines(text, func(n int, line string) {
		switch {
		case line[0] == '#':
		case strings.HasPrefix(line, "</"):
			block = max(f.Blocks[block].Parent, 0)
		case line[0] == '<' && strings.HasSuffix(line, ">"):
			name, argument := cut(strings.Trim(line, "<>"))
			block = f.open(block, name, argument, n)
		default:
			key, value := cut(line)
			f.set(block, key, unquote(strings.TrimSpace(uncomment(value, "#"))), n)
		}
	})
	return f
}

// haproxySections begin the sections of HAProxy's configuration.
var haproxySections = map[string]bool{
	"global": true, "defaults": true, "frontend": true, "backend": true, "listen": true, "userlist": true, "peers": true, "resolvers": true,
	"mailers": true, "program": true, "cache": true, "ring": true, "http-errors": true,
}

// readHAProxy reads sections and their directives.
// https://docs.haproxy.org/3.2/configuration.html#2
func readHAProxy(text string) *File {
	f := newFile()
	block := 0
	lines(text, func(n int, line string) {
		if line[0] == '#' {
			return
		}
		key, rest := cut(strings.TrimSpace(uncomment(line, "#")))
		if haproxySections[key] {
			block = f.open(0, key, rest, n)
			return
		}
		f.set(block, key, strings.Join(strings.Fields(rest), " "), n)
	})
	return f
}
