package main

import (
	"encoding/json"
	"fmt"
	"os/exec"
)

// module returns the directory of a module, which is downloaded if need be.
func module(path, version string) (string, error) {
	out, err := exec.Command("go", "mod", "download", "-json", path+"@"+version).Output()
	var downloaded struct{ Dir, Error string }
	if jsonErr := json.Unmarshal(out, &downloaded); jsonErr != nil {
		return "", fmt.Errorf("download %s@%s: %w", path, version, err)
	}
	if downloaded.Error != "" {
		return "", fmt.Errorf("download %s@%s: %s", path, version, downloaded.Error)
	}
	return downloaded.Dir, nil
}
