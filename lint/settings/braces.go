package settings

import (
	"encoding/xml"
	"regexp"
	"strings"
)

// readBraces reads directives that end in a semicolon or have a body in braces.
// https://nginx.org/en/docs/beginners_guide.html#conf_structure
func readBraces(text string) *File {
	f := newFile()
	block, line, start := 0, 1, 0
	var words []string
	var word strings.Builder
	begun := false
	end := func() {
		if begun {
			words = append(words, word.String())
		}
		word.Reset()
		begun = false
	}
	for i := 0; i < len(text); i++ {
		c := text[i]
		if !begun && len(words) == 0 {
			start = line
		}
		switch {
		case c == '#' && !begun:
			for i+1 < len(text) && text[i+1] != '\n' {
				i++
			}
		case c == '"' || c == '\'':
			begun = true
			for i++; i < len(text) && text[i] != c; i++ {
				if text[i] == '\n' {
					line++
				}
				if text[i] == '\\' && i+1 < len(text) {
					i++
				}
				word.WriteByte(text[i])
			}
		case c == '$' && i+1 < len(text) && text[i+1] == '{': // a variable
			begun = true
			word.WriteByte(c)
			for i++; i < len(text) && text[i] != '}'; i++ {
				word.WriteByte(text[i])
			}
		case c == ';':
			if end(); len(words) > 0 {
				f.set(block, words[0], strings.Join(words[1:], " "), start)
			}
			words = nil
		case c == '{':
			if end(); len(words) == 0 {
				words = []string{""}
			}
			block = f.open(block, words[0], strings.Join(words[1:], " "), start)
			words = nil
		case c == '}':
			end()
			words, block = nil, max(f.Blocks[block].Parent, 0)
		case c == ' ' || c == '\t' || c == '\n':
			end()
		default:
			begun = true
			word.WriteByte(c)
		}
		if c == '\n' {
			line++
		}
	}
	return f
}

var (
	hclBlock  = regexp.MustCompile(`^([\w-]+)((?:\s+(?:"[^"]*"|[\w-]+))*)\s*\{(.*)$`)
	hclString = regexp.MustCompile(`"([^"]*)"|[\w-]+`)
	hclSet    = regexp.MustCompile(`^"?([\w.-]+)"?\s*=\s*(.*)$`)
)

// readHCL reads blocks and what they assign. JSON is read as YAML is.
// https://github.com/hashicorp/hcl/blob/hcl1/README.md
func readHCL(text string) *File {
	if strings.HasPrefix(strings.TrimSpace(text), "{") {
		return readYAML(text)
	}
	f := newFile()
	block := 0
	var read func(n int, line string)
	read = func(n int, line string) {
		line = strings.TrimSpace(uncomment(line, "#"))
		if line == "" || strings.HasPrefix(line, "//") {
			return
		}
		if m := hclBlock.FindStringSubmatch(line); m != nil {
			var labels []string
			for _, label := range hclString.FindAllStringSubmatch(m[2], -1) {
				labels = append(labels, strings.Trim(label[0], `"`))
			}
			block = f.open(block, m[1], strings.Join(labels, " "), n)
			read(n, m[3])
			return
		}
		closes := 0
		for strings.HasSuffix(line, "}") {
			line = strings.TrimSpace(strings.TrimSuffix(line, "}"))
			closes++
		}
		if m := hclSet.FindStringSubmatch(line); m != nil {
			if m[2] == "{" { // an object is a block too
				block = f.open(block, m[1], "", n)
			} else {
				value, _, _ := strings.Cut(m[2], " //")
				f.set(block, m[1], unquote(strings.TrimSuffix(strings.TrimSpace(value), ",")), n)
			}
		}
		for ; closes > 0; closes-- {
			block = max(f.Blocks[block].Parent, 0)
		}
	}
	lines(text, read)
	return f
}

// xmlDeclaration names a version, of which the decoder takes 1.0 alone.
var xmlDeclaration = regexp.MustCompile(`^\s*<\?xml[^>]*\?>`)

// readXML reads the elements that hold text, as far as the text is XML.
func readXML(text string) *File {
	f := newFile()
	text = xmlDeclaration.ReplaceAllString(text, "")
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = false
	block, depth, line := 0, 0, 1
	var content strings.Builder
	for {
		token, err := d.Token()
		if err != nil {
			return f
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return f
			}
			line, _ = d.InputPos()
			block = f.open(block, t.Name.Local, "", line)
			content.Reset()
			for _, a := range t.Attr {
				f.set(block, "@"+a.Name.Local, a.Value, line)
			}
		case xml.CharData:
			content.Write(t)
		case xml.EndElement:
			depth--
			if parent := f.Blocks[block].Parent; parent >= 0 {
				if value := strings.TrimSpace(content.String()); value != "" {
					f.set(parent, t.Name.Local, value, line)
				}
				block = parent
			}
			content.Reset()
		}
	}
}
