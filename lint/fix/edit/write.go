package edit

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
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
	// Beside the file, so that renaming stays within one file system.
	temporary := path.Join(path.Dir(file), "."+path.Base(file)+"."+rand.Text())
	if err := writeNew(root, temporary, after, info.Mode().Perm()); err != nil {
		return errors.Join(err, root.Remove(temporary))
	}
	if err := root.Rename(temporary, file); err != nil {
		return errors.Join(err, root.Remove(temporary))
	}
	return nil
}

// writeNew writes a file that does not exist, whatever the umask is.
func writeNew(root *os.Root, file string, text []byte, mode fs.FileMode) error {
	f, err := root.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Chmod(mode), f.Sync(), f.Close())
}
