package edit

import (
	"bytes"
	"errors"
	"fmt"
	"os"

	"github.com/kubevet/kubevet/lint/files"
)

// Write writes a file below root, a directory, in one step: whoever reads it sees
// the old text or the new one. Before is the text that it must still have. The
// mode of the file stays. It is not written through a symbolic link.
func Write(root *os.Root, file string, before, after []byte) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("write %s: %w", file, err)
		}
	}()
	info, err := root.Lstat(file)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return errors.New("it is no regular file")
	}
	text, err := root.ReadFile(file)
	if err != nil {
		return err
	}
	if !bytes.Equal(text, before) {
		return errors.New("something else has changed it in the meantime")
	}
	return files.Replace(root, file, after, info.Mode().Perm())
}
