package lint_test

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"fmt"
	"hash/crc32"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/kubevet/kubevet/lint"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/rule"
)

// A planter makes credentials up, the same ones in every run. None is written
// out here, so that no scanner takes this file for a leak.
type planter struct{ *rand.Rand }

func (p planter) of(alphabet string, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = alphabet[p.IntN(len(alphabet))]
	}
	return string(b)
}

const (
	digits = "0123456789"
	lower  = "abcdefghijklmnopqrstuvwxyz"
	upper  = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	base62 = digits + upper + lower
)

func (p planter) hex(n int) string   { return p.of("0123456789abcdef", n) }
func (p planter) alnum(n int) string { return p.of(base62, n) }
func (p planter) digit(n int) string { return p.of("123456789", n) }
func (p planter) upper(n int) string { return p.of(upper+"23456789", n) }
func (p planter) uuid() string {
	return p.hex(8) + "-" + p.hex(4) + "-" + p.hex(4) + "-" + p.hex(4) + "-" + p.hex(12)
}

// web is a part of a JSON Web Token.
func web(json string) string { return base64.RawURLEncoding.EncodeToString([]byte(json)) }

// checksum are 30 characters and the CRC-32 of them in base 62, as GitHub and npm
// end their tokens.
func (p planter) checksum() string {
	body := p.alnum(30)
	sum := crc32.ChecksumIEEE([]byte(body))
	end := make([]byte, 6)
	for i := 5; i >= 0; i-- {
		end[i] = base62[sum%62]
		sum /= 62
	}
	return body + string(end)
}

// A plant is a credential and what a finding calls it.
type plant struct{ name, value string }

// tokens has one credential of every form of every known format.
func (p planter) tokens() []plant {
	jwt := "eyJhbGciOiJSUzI1NiJ9" + "."
	plants := []plant{
		{"GitHub token", "gh" + "p_" + p.checksum()},
		{"GitHub token", "gh" + "o_" + p.checksum()},
		{"GitHub token", "gh" + "u_" + p.checksum()},
		{"GitHub token", "gh" + "s_" + p.checksum()},
		{"GitHub token", "gh" + "r_" + p.alnum(76)},
		{"GitHub token", "github" + "_pat_" + p.alnum(22) + "_" + p.alnum(59)},
		{"GitLab token", "gl" + "pat-" + p.alnum(20)},
		{"GitLab token", "gl" + "pat-" + p.alnum(27) + ".01." + p.of(digits+lower, 9)},
		{"GitLab token", "gl" + "dt-" + p.alnum(20)},
		{"GitLab token", "gl" + "rt-" + p.alnum(20)},
		{"GitLab token", "gl" + "ptt-" + p.hex(40)},
		{"GitLab token", "gl" + "agent-" + p.alnum(50)},
		{"GitLab token", "gl" + "soat-" + p.alnum(20)},
		{"GitLab feed token", "gl" + "ft-" + p.alnum(20)},
		{"GitLab runner registration token", "GR" + "1348941" + p.alnum(20)},
		{"Slack token", "xox" + "b-" + p.digit(12) + "-" + p.digit(13) + "-" + p.alnum(24)},
		{"Slack token", "xox" + "p-" + p.digit(12) + "-" + p.digit(12) + "-" + p.digit(12) + "-" + p.hex(32)},
		{"Slack token", "xox" + "e-" + p.digit(1) + "-" + p.alnum(146)},
		{"Slack token", "xox" + "e.xox" + "p-1-" + p.alnum(166)},
		{"Slack token", "xapp" + "-1-A" + p.upper(10) + "-" + p.digit(13) + "-" + p.hex(64)},
		{"Slack webhook", "https://hooks.slack" + ".com/services/T" + p.upper(8) + "/B" + p.upper(10) + "/" + p.alnum(24)},
		{"Discord webhook", "https://discord" + ".com/api/webhooks/" + p.digit(19) + "/" + p.alnum(68)},
		{"Microsoft Teams webhook", "https://acme.webhook" + ".office.com/webhookb2/" + p.uuid() + "@" + p.uuid() + "/IncomingWebhook/" + p.hex(32) + "/" + p.uuid()},
		{"Telegram bot token", p.digit(10) + ":" + "AA" + p.alnum(33)},
		{"Google API key", "AI" + "za" + p.alnum(35)},
		{"Google OAuth client secret", "GOCSPX" + "-" + p.alnum(28)},
		{"Google OAuth token", "ya29" + "." + p.alnum(140)},
		{"Google OAuth refresh token", "1/" + "/0" + p.alnum(100)},
		{"Azure storage account key", "DefaultEndpointsProtocol=https;AccountName=shop;Account" + "Key=" + p.alnum(86) + "==;EndpointSuffix=core.windows.net"},
		{"Azure shared access key", "Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=app;SharedAccess" + "Key=" + p.alnum(43) + "="},
		{"Azure shared access signature", "https://shop.blob.core.windows.net/c?sv=2024-11-04&sp=r&" + "sig=" + p.alnum(42) + "%3D"},
		{"Microsoft Entra client secret", p.alnum(3) + "8" + "Q~" + p.alnum(34)},
		{"Stripe key", "sk" + "_live_" + p.alnum(24)},
		{"Stripe key", "rk" + "_live_" + p.alnum(99)},
		{"Stripe webhook secret", "whsec" + "_" + p.alnum(32)},
		{"SendGrid key", "SG" + "." + p.alnum(22) + "." + p.alnum(43)},
		{"npm token", "npm" + "_" + p.checksum()},
		{"PyPI token", "pypi-" + "AgEIcHlwaS5vcmc" + p.alnum(150)},
		{"RubyGems key", "rubygems" + "_" + p.hex(48)},
		{"NuGet key", "oy" + "2" + p.of(digits+lower, 43)},
		{"Clojars token", "CLOJARS" + "_" + p.hex(60)},
		{"Docker Hub token", "dckr" + "_pat_" + p.alnum(27)},
		{"Docker Hub token", "dckr" + "_oat_" + p.alnum(32)},
		{"JFrog token", "cmVm" + "dGtu" + p.alnum(56)},
		{"JFrog key", "AK" + "Cp" + p.alnum(69)},
		{"DigitalOcean token", "dop" + "_v1_" + p.hex(64)},
		{"DigitalOcean token", "doo" + "_v1_" + p.hex(64)},
		{"DigitalOcean token", "dor" + "_v1_" + p.hex(64)},
		{"Heroku key", "HRKU" + "-AA" + p.alnum(58)},
		{"Heroku key", "HRKU" + "-" + p.uuid()},
		{"Vault token", "hvs" + "." + p.alnum(90)},
		{"Vault token", "hvb" + "." + p.alnum(140)},
		{"Vault token", "hvr" + "." + p.alnum(90)},
		{"Terraform Cloud token", p.alnum(14) + ".atlas" + "v1." + p.alnum(67)},
		{"OpenAI key", "sk-proj-" + p.alnum(74) + "T3Blbk" + "FJ" + p.alnum(74)},
		{"OpenAI key", "sk-" + p.alnum(20) + "T3Blbk" + "FJ" + p.alnum(20)},
		{"Anthropic key", "sk-" + "ant-api03-" + p.alnum(93) + "AA"},
		{"OpenRouter key", "sk-" + "or-v1-" + p.hex(64)},
		{"xAI key", "xai" + "-" + p.alnum(80)},
		{"Perplexity key", "pplx" + "-" + p.alnum(48)},
		{"Hugging Face token", "hf" + "_" + p.of(upper+lower, 34)},
		{"Groq key", "gsk" + "_" + p.alnum(52)},
		{"Replicate token", "r8" + "_" + p.alnum(37)},
		{"LangSmith key", "lsv2" + "_pt_" + p.hex(32) + "_" + p.hex(10)},
		{"New Relic key", "NRAK" + "-" + p.upper(27)},
		{"New Relic key", p.hex(36) + "NR" + "AL"},
		{"Dynatrace token", "dt0" + "c01." + p.upper(24) + "." + p.upper(64)},
		{"Grafana token", "glsa" + "_" + p.alnum(32) + "_" + p.hex(8)},
		{"Grafana Cloud token", "glc" + "_eyJ" + p.alnum(120)},
		{"Sentry token", "sntry" + "s_eyJ" + p.alnum(120)},
		{"Sentry token", "sntry" + "u_" + p.hex(64)},
		{"SonarQube token", "sqp" + "_" + p.hex(40)},
		{"SonarQube token", "squ" + "_" + p.hex(40)},
		{"SonarQube token", "sqa" + "_" + p.hex(40)},
		{"Shopify token", "shp" + "at_" + p.hex(32)},
		{"Shopify token", "shp" + "ca_" + p.hex(32)},
		{"Shopify token", "shp" + "pa_" + p.hex(32)},
		{"Shopify token", "shp" + "ss_" + p.hex(32)},
		{"Square token", "sq0" + "atp-" + p.alnum(22)},
		{"Square token", "sq0" + "csp-" + p.alnum(43)},
		{"EasyPost key", "EZ" + "AK" + p.alnum(54)},
		{"Databricks token", "dapi" + p.hex(32)},
		{"Atlassian token", "ATATT3" + "xFfGF0" + p.alnum(180)},
		{"Okta token", "SSWS " + "00" + p.alnum(40)},
		{"Brevo key", "xkey" + "sib-" + p.hex(64) + "-" + p.alnum(16)},
		{"Mapbox secret token", "sk." + "eyJ" + p.alnum(80) + "." + p.alnum(22)},
		{"HubSpot token", "pat-" + "na1-" + p.uuid()},
		{"Figma token", "figd" + "_" + p.alnum(40)},
		{"Supabase token", "sbp" + "_" + p.hex(40)},
		{"Netlify token", "nfp" + "_" + p.alnum(36)},
		{"CircleCI token", "CCI" + "PAT_" + p.alnum(22) + "_" + p.hex(40)},
		{"Contentful token", "CF" + "PAT-" + p.alnum(43)},
		{"Sourcegraph token", "sgp" + "_" + p.hex(16) + "_" + p.hex(40)},
		{"Fly.io token", "fm2" + "_" + p.alnum(200)},
		{"MongoDB Atlas secret", "mdb_sa" + "_sk_" + p.alnum(40)},
		{"Postman key", "PM" + "AK-" + p.hex(24) + "-" + p.hex(34)},
		{"Pulumi token", "pul" + "-" + p.hex(40)},
		{"Doppler token", "dp" + ".pt." + p.alnum(43)},
		{"Doppler token", "dp" + ".st.prd." + p.alnum(43)},
		{"Doppler token", "dp" + ".sa." + p.alnum(43)},
		{"Doppler token", "dp" + ".ct." + p.alnum(43)},
		{"Tailscale key", "tskey" + "-auth-" + p.alnum(12) + "CNTRL-" + p.alnum(32)},
		{"PlanetScale credential", "pscale" + "_tkn_" + p.alnum(43)},
		{"Buildkite token", "bkua" + "_" + p.hex(40)},
		{"Linear key", "lin_api" + "_" + p.alnum(40)},
		{"Notion token", "ntn" + "_" + p.alnum(46)},
		{"1Password service account token", "ops" + "_eyJ" + p.alnum(300)},
		{"Alibaba Cloud secret", "LT" + "AI5t" + p.alnum(18) + ":" + p.alnum(30)},
		{"AWS secret access key", "AK" + "IA" + p.of(upper+"234567", 16) + ":" + p.alnum(38) + "9a"},
		{"AWS secret access key", "AS" + "IA" + p.of(upper+"234567", 16) + ":" + p.alnum(38) + "9a"},
		{"JSON Web Token", jwt + web(`{"sub":"bot","iss":"https://id.acme.io"}`) + "." + p.alnum(86)},
		{"Kubernetes service account token", jwt + web(`{"sub":"system:serviceaccount:shop:bot"}`) + "." + p.alnum(342)},
		{"registry credentials", `{"auths":{"registry.acme.io":{"auth":"` + base64.StdEncoding.EncodeToString([]byte("bot:"+p.alnum(18))) + `"}}}`},
	}
	return plants
}

// write makes a file below dir.
func write(t *testing.T, dir, name, content string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// everyFormat is what each format prints of a report.
func everyFormat(t *testing.T, r report.Report, fsys fs.FS) map[string]string {
	t.Helper()
	read := func(file string) ([]byte, error) { return fs.ReadFile(fsys, file) }
	out := make(map[string]string)
	for _, format := range report.Formats() {
		var b bytes.Buffer
		if err := format.Write(&b, r, report.Options{Statistics: true, Read: read}); err != nil {
			t.Fatal(err)
		}
		out[format.Name] = b.String()
	}
	return out
}

// TestPlanted plants a credential of every known format in plain YAML, in the
// values and the templates of a chart, in the generators of a kustomization and
// in messages about what does not render. Each is found in each place, and no
// format shows it, nor its base64.
func TestPlanted(t *testing.T) {
	p := planter{rand.New(rand.NewPCG(7, 11))}
	plants := p.tokens()
	b64 := func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }
	dir := t.TempDir()
	var plain, values, template, generators strings.Builder
	values.WriteString("tokens:\n")
	template.WriteString("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: tokens}\ndata:\n")
	generators.WriteString("configMapGenerator:\n  - name: tokens\n    literals:\n")
	for i, plant := range plants {
		fmt.Fprintf(&plain, "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: map-%03d}\ndata:\n  note: '%s'\n", i, plant.value)
		fmt.Fprintf(&plain, "---\napiVersion: v1\nkind: Secret\nmetadata: {name: secret-%03d}\ndata:\n  note: %s\n", i, b64(plant.value))
		fmt.Fprintf(&values, "  n%03d: '%s'\n", i, plant.value)
		fmt.Fprintf(&template, "  v%03d: {{ .Values.tokens.n%03d | quote }}\n  t%03d: '%s'\n", i, i, i, plant.value)
		fmt.Fprintf(&generators, "      - 'n%03d=%s'\n", i, plant.value)
	}
	write(t, dir, "plain/all.yaml", plain.String())
	write(t, dir, "plain/broken.yaml", "a: 'b\nkey: "+plants[0].value+"\n\tx: "+plants[1].value+"\n")
	write(t, dir, "chart/Chart.yaml", "apiVersion: v2\nname: web\nversion: 0.1.0\n")
	write(t, dir, "chart/values.yaml", values.String())
	write(t, dir, "chart/templates/map.yaml", template.String())
	// What does not render is judged by no rule.
	unseen := []plant{{"token", "gh" + "p_" + p.checksum()}, {"token", p.alnum(40)}, {"password", "correct-horse"}}
	write(t, dir, "broken/Chart.yaml", "apiVersion: v2\nname: web\nversion: 0.1.0\n")
	write(t, dir, "broken/values.yaml", "list: ["+unseen[0].value+", {x: "+unseen[1].value+"}]\nadmin: {password: "+unseen[2].value+"}\n")
	write(t, dir, "broken/templates/fail.yaml", "{{ fail (printf \"bad values %v %v\" .Values.list .Values.admin) }}\n")
	// A name is no place for a secret either.
	write(t, dir, "plain/names.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "+plants[0].value+"}\ndata: {"+plants[0].value+": a}\n")
	write(t, dir, "kustomize/kustomization.yaml", generators.String())

	r, fsys := run(t, dir, []string{"."}, everything)

	type found struct{ Kind, Object, Path, Message string }
	var want, got []found
	for i, plant := range plants {
		message := "plain-text " + plant.name
		want = append(want,
			found{"ConfigMap", fmt.Sprintf("map-%03d", i), "data.note", message},
			found{"Secret", fmt.Sprintf("secret-%03d", i), "data.note", message},
			found{"ConfigMap", "tokens", fmt.Sprintf("data.v%03d", i), message},
			found{"ConfigMap", "tokens", fmt.Sprintf("data.t%03d", i), message},
			found{"ConfigMap", "tokens-", fmt.Sprintf("data.n%03d", i), message},
		)
	}
	for _, f := range r.Findings {
		if f.Rule.ID == "cloud-credential-in-manifest" && f.Location.File != "plain/names.yaml" {
			name := f.Object.Name
			if strings.HasPrefix(name, "tokens-") {
				name = "tokens-" // and a hash
			}
			got = append(got, found{f.Object.Kind, name, f.Path, f.Message})
		}
	}
	order := cmpopts.SortSlices(func(a, b found) int {
		return cmp.Or(strings.Compare(a.Kind, b.Kind), strings.Compare(a.Object, b.Object), strings.Compare(a.Path, b.Path), strings.Compare(a.Message, b.Message))
	})
	if diff := gocmp.Diff(want, got, order); diff != "" {
		t.Errorf("tokens found (-want +got):\n%s", diff)
	}
	if !slices.ContainsFunc(r.Problems, func(p document.Problem) bool { return strings.Contains(p.Message, "bad values") }) {
		t.Error("the chart that fails is no problem")
	}
	for format, out := range everyFormat(t, r, fsys) {
		for _, plant := range slices.Concat(plants, unseen) {
			if strings.Contains(out, plant.value) || strings.Contains(out, b64(plant.value)) {
				t.Errorf("%s shows the %s", format, plant.name)
			}
		}
	}
}

// TestPlantedNearMisses makes of every token one that nobody issued: its second
// half are x's, or its checksum is another. No rule says anything of it.
func TestPlantedNearMisses(t *testing.T) {
	p := planter{rand.New(rand.NewPCG(7, 11))}
	dir := t.TempDir()
	var text strings.Builder
	for i, plant := range p.tokens() {
		half := len(plant.value) / 2
		near := []string{plant.value[:half] + strings.Repeat("x", len(plant.value)-half)}
		if c := plant.value[len(plant.value)-1]; strings.HasPrefix(plant.name, "npm") || len(plant.value) == 40 && plant.name == "GitHub token" {
			near = append(near, plant.value[:len(plant.value)-1]+string(base62[(strings.IndexByte(base62, c)+1)%62]))
		}
		for j, value := range near {
			fmt.Fprintf(&text, "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: map-%03d-%d}\ndata:\n  note: '%s'\n", i, j, value)
		}
	}
	write(t, dir, "all.yaml", text.String())
	r, _ := run(t, dir, []string{"."}, func(o *lint.Options) { o.Rules.Selection.Select = []string{"cloud-credential-in-manifest"} })
	for _, f := range r.Findings {
		t.Errorf("%s: %s", f.Object.Name, f.Message)
	}
	if len(r.Problems) > 0 {
		t.Error(r.Problems)
	}
}

// TestPlantedSettings plants a credential of no known format wherever one is known
// by its name or place. Each is reported by the one rule for it, and no format
// shows it.
func TestPlantedSettings(t *testing.T) {
	p := planter{rand.New(rand.NewPCG(3, 5))}
	pem := func(label string) string {
		body := "M" + p.alnum(63) + "\n" + p.alnum(64) + "\n"
		if label == "OPENSSH " {
			body = "b3BlbnNzaC1rZXktdjE" + p.alnum(45) + "\n" + p.alnum(64) + "\n"
		}
		return "-----BEGIN " + label + "PRIVATE" + " KEY-----\n" + body + "-----END " + label + "PRIVATE" + " KEY-----\n"
	}
	var values []string
	password := func() string {
		values = append(values, "s3cret-"+p.alnum(10)+"-7")
		return values[len(values)-1]
	}
	indent := func(text string) string { return strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n    ") }
	key := func(text string) string {
		values = append(values, strings.Split(text, "\n")[1], strings.Split(text, "\n")[2])
		return indent(text)
	}
	age := "AGE-SECRET" + "-KEY-1" + p.of("023456789ACDEFGHJKLMNPQRSTUVWXYZ", 58)
	values = append(values, age)
	configMap := func(name, data string) string {
		return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + "}\ndata:\n  " + data + "\n"
	}
	container := func(name, fields string) string {
		return "apiVersion: v1\nkind: Pod\nmetadata: {name: " + name + "}\nspec:\n  containers:\n    - {name: a, " + fields + "}\n"
	}
	custom := func(name, head, spec string) string {
		return head + "\nmetadata: {name: " + name + "}\nspec:\n  " + spec + "\n"
	}
	const release = "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease"
	const application = "apiVersion: argoproj.io/v1alpha1\nkind: Application"
	const env, args, config, cr = "hardcoded-secret-env", "hardcoded-secret-args", "hardcoded-secret-configmap", "hardcoded-secret-custom-resource"
	cases := []struct{ rule, name, text string }{
		{env, "env", container("env", `env: [{name: DB_PASSWORD, value: "`+password()+`"}]`)},
		{env, "options", container("options", `env: [{name: JAVA_OPTS, value: "-Xmx1g -Dkeystore.password=`+password()+`"}]`)},
		{args, "args", container("args", `args: ["--db-password=`+password()+`"]`)},
		{args, "words", container("words", `command: [app, --api-token, "`+password()+`"]`)},
		{args, "script", container("script", `command: [sh, -c, "curl -u bot:`+password()+` http://hub/"]`)},
		{args, "header", container("header", `livenessProbe: {httpGet: {port: 80, httpHeaders: [{name: Authorization, value: "Bearer `+password()+`"}]}}`)},
		{config, "pair", configMap("pair", "DB_PASSWORD: "+password())},
		{config, "properties", configMap("properties", "app.properties: |\n    a=b\n    spring.datasource.password="+password())},
		{config, "ini", configMap("ini", "grafana.ini: |\n    [security]\n    admin_password = "+password())},
		{config, "json", configMap("json", `app.json: '{"db": {"password": "`+password()+`"}}'`)},
		{config, "yaml", configMap("yaml", "app.yaml: |\n    db:\n      password: "+password())},
		{config, "xml", configMap("xml", "app.xml: <db><password>"+password()+"</password></db>")},
		{"hardcoded-secret-annotation", "annotation", "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: annotation, annotations: {acme.io/password: \"" + password() + "\"}}\n"},
		{"hardcoded-secret-annotation", "applied", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: applied\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: '{\"kind\":\"Secret\",\"data\":{\"a\":\"" + base64.StdEncoding.EncodeToString([]byte(password())) + "\"}}'\n"},
		{cr, "release", custom("release", release, "values: {db: {password: \""+password()+"\"}}")},
		{cr, "parameters", custom("parameters", application, "source: {helm: {parameters: [{name: auth.password, value: \""+password()+"\"}]}}")},
		{cr, "object", custom("object", application, "source: {helm: {valuesObject: {rootPassword: \""+password()+"\"}}}")},
		{cr, "values", custom("values", application, "source:\n    helm:\n      values: |\n        db:\n          password: "+password())},
		{"credential-in-url", "url", container("url", `env: [{name: DATABASE, value: "postgres://shop:`+password()+`@db:5432/shop"}]`)},
		{"credential-in-url", "connection", configMap("connection", `dsn: "Server=db;Database=shop;User Id=sa;Password=`+password()+`;"`)},
		{"plaintext-secret-manifest", "secret", "apiVersion: v1\nkind: Secret\nmetadata: {name: secret}\nstringData: {token: \"" + password() + "\"}\n"},
		{"plaintext-secret-manifest", "data", "apiVersion: v1\nkind: Secret\nmetadata: {name: data}\ndata: {token: " + base64.StdEncoding.EncodeToString([]byte(password())) + "}\n"},
		{"private-key-in-manifest", "pkcs8", configMap("pkcs8", "a.pem: |\n    "+key(pem("")))},
		{"private-key-in-manifest", "rsa", configMap("rsa", "a.pem: |\n    "+key(pem("RSA ")))},
		{"private-key-in-manifest", "ec", configMap("ec", "a.pem: |\n    "+key(pem("EC ")))},
		{"private-key-in-manifest", "openssh", configMap("openssh", "id: |\n    "+key(pem("OPENSSH ")))},
		{"private-key-in-manifest", "base64", configMap("base64", "note: "+base64.StdEncoding.EncodeToString([]byte(pem("RSA "))))},
		{"private-key-in-manifest", "age", configMap("age", "keys.txt: "+age)},
		{"kubeconfig-in-manifest", "kubeconfig", configMap("kubeconfig", "config: |\n    kind: Config\n    clusters: []\n    current-context: a\n    users:\n      - name: a\n        user:\n          token: "+password())},
		{"default-password-value", "default", configMap("default", "DB_PASSWORD: changeit")},
	}
	dir := t.TempDir()
	var text strings.Builder
	want := make(map[string][]string)
	for _, c := range cases {
		text.WriteString("---\n" + c.text)
		want[c.name] = []string{c.rule}
	}
	write(t, dir, "all.yaml", text.String())
	r, fsys := run(t, dir, []string{"."}, everything)
	got := make(map[string][]string)
	for _, f := range r.Findings {
		if f.Rule.Masks {
			got[f.Object.Name] = append(got[f.Object.Name], f.Rule.ID)
		}
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("rules that report (-want +got):\n%s", diff)
	}
	for _, p := range r.Problems {
		if p.Incomplete() {
			t.Error(p)
		}
	}
	for format, out := range everyFormat(t, r, fsys) {
		for _, value := range values {
			if strings.Contains(out, value) || strings.Contains(out, base64.StdEncoding.EncodeToString([]byte(value))) {
				t.Errorf("%s shows %s", format, value)
			}
		}
	}
}

// everything asks for all that a format may show.
func everything(o *lint.Options) {
	o.Rules.Selection.Profile = rule.Optional
	o.Report.Edits, o.Report.Full = true, true
}
