package files

import "io/fs"

// Texts are the texts of files of a tree, each read once. It is not for use by
// several goroutines at once.
type Texts struct {
	fsys  fs.FS
	texts map[string][]byte
}

// NewTexts returns the texts of the files of a tree, none of which is read yet.
func NewTexts(fsys fs.FS) *Texts { return &Texts{fsys, make(map[string][]byte)} }

// Put says what the text of a file is, such as of standard input, which no tree has.
func (t *Texts) Put(name string, text []byte) { t.texts[name] = text }

// Read returns the text of a file, as the function Read does.
func (t *Texts) Read(name string) ([]byte, error) {
	if text, ok := t.texts[name]; ok {
		return text, nil
	}
	text, err := Read(t.fsys, name)
	if err == nil {
		t.texts[name] = text
	}
	return text, err
}
