package validate

import (
	"testing"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
)

// TestEncrypted holds that what SOPS wrote is not taken for what is applied, and that
// an object which only has a field of that name is judged.
func TestEncrypted(t *testing.T) {
	const secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {token: 'ENC[AES256_GCM,data:x,type:str]'}\n"
	for text, want := range map[string]bool{
		secret + "sops: {mac: 'ENC[AES256_GCM,data:y,type:str]', version: 3.9.0}\n": true,
		secret + "sops: {}\n": false,
	} {
		o := manifest.Parse(&document.Document{Text: []byte(text)}).Objects[0]
		if got := New(0, nil).Object(o) == nil; got != want {
			t.Errorf("silent is %v, want %v, for:\n%s", got, want, text)
		}
	}
}
