package settings_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/settings"
)

// listing has a line for each setting: its line, the names and arguments of the blocks
// that it stands in, its key and its value.
func listing(f *settings.File) string {
	if f == nil {
		return "nothing\n"
	}
	var b strings.Builder
	for i := range f.Blocks {
		name := ""
		for j := i; j > 0; j = f.Blocks[j].Parent {
			own := f.Blocks[j].Name
			if a := f.Blocks[j].Argument; a != "" {
				own += "(" + a + ")"
			}
			name = own + "/" + name
		}
		for _, s := range f.Blocks[i].Settings {
			fmt.Fprintf(&b, "%d %s%s=%s\n", s.Line, name, s.Key, s.Value)
		}
	}
	return b.String()
}

// TestRead reads a file of each form, whose every setting is on the line it stands on.
func TestRead(t *testing.T) {
	for _, test := range []struct {
		form       settings.Form
		text, want string
	}{
		{settings.YAML, `
a.b: true
c:
  - d: 1
    e: [x, z]
  - d: 2
f: {"g": null}
`, "2 a.b=true\n4 c/d=1\n5 c/e=x\n5 c/e=z\n6 c/d=2\n7 f/g=\n"},
		{settings.YAML, "a: 1\n---\nb: 2\n", "1 a=1\n3 b=2\n"},
		{settings.YAML, "just text", "nothing\n"},
		{settings.YAML, "a: [\n", "nothing\n"},
		{settings.INI, `
; comment
top = "quoted # text" # comment
[auth.anonymous]
enabled = true ; why
[mysqld]
skip-grant-tables
c.ServerApp.token = ''
no assignment here
`, "3 top=quoted # text\n5 auth.anonymous/enabled=true\n7 mysqld/skip-grant-tables=\n8 mysqld/c.ServerApp.token=\n"},
		{settings.INI, "a=b \\\n  c\nd: e\r\nf=http://x:1/y=z", "1 a=b  c\n3 d=e\n4 f=http://x:1/y=z\n"},
		{
			settings.Directives, "# a\nprotected-mode no\nbind  127.0.0.1   ::1 # local\nrequirepass \"a b\"\nappendonly\n",
			"2 protected-mode=no\n3 bind=127.0.0.1 ::1\n4 requirepass=a b\n5 appendonly=\n",
		},
		{settings.Braces, `
worker_processes 1; # comment { ;
http {
  log_format main '{"a": "b;"}'
      '$x';
  server {
    listen 80; listen [::]:80;
    location /status { stub_status; }
    set $a ${b};
  }
}
user nginx;`, "2 worker_processes=1\n12 user=nginx\n4 http/log_format=main {\"a\": \"b;\"} $x\n7 http/server/listen=80\n7 http/server/listen=[::]:80\n9 http/server/set=$a ${b\n8 http/server/location(/status)/stub_status=\n"},
		{settings.HCL, `
ui = true // yes
listener "tcp" {
  address = "[::]:8200" # all
  tls_disable = 1
  telemetry {
    unauthenticated_metrics_access = "true"
  }
}
storage "raft" { path = "/vault" }
# listener "tcp" {
seal "x" {}
last = "1"
`, "2 ui=true\n13 last=1\n4 listener(tcp)/address=[::]:8200\n5 listener(tcp)/tls_disable=1\n7 listener(tcp)/telemetry/unauthenticated_metrics_access=true\n10 storage(raft)/path=/vault\n"},
		{settings.HCL, `{"listener": [{"tcp": {"tls_disable": true}}]}`, "1 listener/tcp/tls_disable=true\n"},
		{settings.Fluentd, `
<source>
  @type tail
  path /var/log/*.log # all
  <parse>
    @type json
  </parse>
</source>
<match a.** b>
  @type null
</match>
@include x.conf
`, "12 @include=x.conf\n3 source/@type=tail\n4 source/path=/var/log/*.log\n6 source/parse/@type=json\n10 match(a.** b)/@type=null\n"},
		{
			settings.FluentBit, "@INCLUDE a.conf\n[INPUT]\n    Name tail\n    Path  /a b\n# [OUTPUT]\n[ OUTPUT ]\n",
			"1 @include=a.conf\n3 input/name=tail\n4 input/path=/a b\n",
		},
		{
			settings.HAProxy, "global\n  daemon\nfrontend stats\n  bind *:8404 # all\n  stats  uri /\n",
			"2 global/daemon=\n4 frontend(stats)/bind=*:8404\n5 frontend(stats)/stats=uri /\n",
		},
		{settings.XML, "<?xml version='1.1'?>\n<a b=\"c\">\n  <d>e</d>\n</a>\n", "2 a/@b=c\n3 a/d=e\n"},
	} {
		if diff := cmp.Diff(test.want, listing(settings.Read(test.form, test.text))); diff != "" {
			t.Errorf("%s %q (-want +got):\n%s", test.form, test.text, diff)
		}
	}
}

// TestReadBounded reads what is deeper or longer than any configuration.
func TestReadBounded(t *testing.T) {
	deep := map[settings.Form]string{
		settings.Braces: strings.Repeat("a {", 100_000), settings.HCL: strings.Repeat("a {\n", 50_000),
		settings.Fluentd: strings.Repeat("<a>\n", 50_000), settings.XML: strings.Repeat("<a>", 100_000),
		settings.YAML: strings.Repeat("{a: ", 100_000), settings.INI: strings.Repeat("[a]\n", 100_000),
	}
	for form, text := range deep {
		if f := settings.Read(form, text); f != nil && len(f.Blocks) > 20_000 {
			t.Errorf("%s: %d blocks", form, len(f.Blocks))
		}
	}
	if f := settings.Read(settings.INI, strings.Repeat("a=1\n", 1<<20)); f != nil {
		t.Error("a file of 4 MiB is read")
	}
}

// FuzzRead holds every form to lines that the text has and to blocks that stand in
// those before them.
func FuzzRead(f *testing.F) {
	forms := []settings.Form{
		settings.YAML, settings.INI, settings.Directives, settings.Braces, settings.HCL, settings.Fluentd, settings.FluentBit, settings.HAProxy, settings.XML,
	}
	for _, text := range []string{"a: b\nc: [d]", "[a]\nb = c", "a { b c; }", "<a x>\nb c\n</a>", "a \"b\" {\n c = {\n d = 1\n}}", "<a><b>c</b></a>", "\\\n}\n</", "'\"{${"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, form := range forms {
			file := settings.Read(form, text)
			if file == nil {
				continue
			}
			last := strings.Count(text, "\n") + 1
			for i, b := range file.Blocks {
				if b.Parent >= i || b.Parent < 0 && i > 0 {
					t.Errorf("%s: block %d stands in %d", form, i, b.Parent)
				}
				for _, s := range b.Settings {
					if s.Line < 1 || s.Line > last {
						t.Errorf("%s: %q is on line %d of %d", form, s.Key, s.Line, last)
					}
				}
			}
		}
	})
}
