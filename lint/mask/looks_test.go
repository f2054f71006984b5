package mask

import "testing"

// TestLooks hides what looks like a credential, and nothing else.
func TestLooks(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"        token: KubeT0kenSecret", "        token: [redacted]"},
		{"client-key-data: S3ViZUNsaWVudEtleTEyMzQ=", "client-key-data: [redacted]"},
		{`'{"name":"PASSWORD","value":"L4stApplied77"}'`, `'{"name":"PASSWORD","value":"[redacted]"}'`},
		{"- {name: DB_PASSWORD, value: EnvPassw0rdSecret}", "- {name: DB_PASSWORD, value: [redacted]}"},
		{"x # root password is C0mmentSecret88", "x # root password is [redacted]"},
		{"x # pw=PrivC0mment5ecret", "x # pw=[redacted]"},
		{`args: [-p, ShortArg5ecret]`, `args: [-p, [redacted]]`},
		{`mysql -uroot -p Inline5ecret -h db`, `mysql -uroot -p [redacted] -h db`},
		{`args: [--password, SplitArg5ecret, --token=EqArg5ecret]`, `args: [--password, [redacted], --token=[redacted]]`},
		{`path: "/?token=HttpG3tSecret&a=b1"`, `path: "/?token=[redacted]&a=b1"`},
		{"postgres://admin:Urlp4ssword99@db:5432/x", "postgres://admin:[redacted]@db:5432/x"},
		{"https://user:pa55@host/repo is remote", "https://user:[redacted]@host/repo is remote"},
		{"db.password=Pr0pSecret11", "db.password=[redacted]"},
		{"password: weakword", "password: weakword"}, // by place, if a rule says so

		{"secretName: db-credentials-v2", ""},
		{"token: my-token-secret-2", ""},
		{"automountServiceAccountToken: false", ""},
		{"secretKeyRef: {name: db-2, key: password}", ""},
		{"tokenExpirationSeconds: 3600", ""},
		{"image: registry.example.com/x:1.2.3@sha256:0123456789abcdef", ""},
		{"password: $(DB_PASSWORD_2)", ""},
		{"password: {{ .Values.db.password2 }}", ""},
		{"ports: [-p, 8080:80]", ""},
		{"mkdir -p /var/lib/app2data", ""},
		{"apiVersion: secrets-store.csi.x-k8s.io/v1", ""},
		{"serviceAccount: build-robot-77", ""},
		{"key: AKIAIOSFODNN7EXAMPLQ/chart", ""},
		{"email: a@b.example", ""},
	} {
		want := test.want
		if want == "" {
			want = test.text
		}
		if got := withoutLooks(test.text); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
