package helm

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"text/template"
	"time"
)

// standIn replaces the functions that depend on chance, time, the time zone or
// much computing by cheap ones that give the same result on every run. What
// they make is marked as generated.
func standIn(t *tracer, f template.FuncMap) {
	const (
		digits  = "0123456789"
		letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	)
	for name, alphabet := range map[string]string{
		"randAlphaNum": letters + digits,
		"randAlpha":    letters,
		"randNumeric":  digits,
		"randAscii":    letters + digits + "!#$%&()*+,-./:;<=>?@[]^_{|}~",
	} {
		f[name] = func(n int) (string, error) {
			if n > 1<<20 {
				return "", limitError{fmt.Sprintf("%s of %d characters is too long", name, n)}
			}
			if err := charge(t, max(n, 0)); err != nil {
				return "", err
			}
			return t.generated(name, t.draw(alphabet, n)), nil
		}
	}
	f["randBytes"] = func(n int) (string, error) {
		if n > 1<<20 {
			return "", limitError{fmt.Sprintf("randBytes of %d bytes is too long", n)}
		}
		return t.generated("randBytes", base64.StdEncoding.EncodeToString([]byte(t.draw(letters, n)))), charge(t, max(n, 0))
	}
	f["randInt"] = func(low, high int) (int, error) {
		if high <= low {
			return 0, fmt.Errorf("no number from %d to below %d", low, high)
		}
		return low, nil
	}
	f["shuffle"] = func(s string) string { return t.made(strings.Clone(s), opAlign, 0, s) }
	f["uuidv4"] = func() string {
		h := t.draw("0123456789abcdef", 32)
		return t.generated("uuidv4", h[:8]+"-"+h[8:12]+"-4"+h[13:16]+"-8"+h[17:20]+"-"+h[20:])
	}
	f["bcrypt"] = func(s string) string { return t.generated("bcrypt", "$2a$10$"+digest(s, 53)) }
	f["htpasswd"] = func(user, password string) string {
		if strings.Contains(user, ":") {
			return fmt.Sprintf("invalid username: %s", user)
		}
		return t.generated("htpasswd", user+":$2a$10$"+digest(password, 53))
	}
	f["encryptAES"] = func(password, text string) (string, error) {
		return t.generated("encryptAES", base64.StdEncoding.EncodeToString([]byte(digest(password+text, 32)))), nil
	}
	derive := f["derivePassword"].(func(uint32, string, string, string, string) string)
	f["derivePassword"] = func(n uint32, kind, password, user, site string) (string, error) {
		// It is slow by design.
		if b := budgetOf(t); b != nil {
			if err := b.step(b.limits.Steps / 8); err != nil {
				return "", err
			}
		}
		return derive(n, kind, password, user, site), nil
	}
	standInCerts(t, f)
	standInTime(f)
}

// draw returns n characters that differ from call to call in one template but
// not from run to run.
func (t *tracer) draw(alphabet string, n int) string {
	if n <= 0 {
		return ""
	}
	seed := 0
	if t != nil {
		t.random++
		seed = t.random
	}
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		for _, c := range sha256.Sum256(fmt.Appendf(nil, "%d %d", seed, i)) {
			if b.Len() < n {
				b.WriteByte(alphabet[int(c)%len(alphabet)])
			}
		}
	}
	return b.String()
}

// digest returns n characters made of s.
func digest(s string, n int) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])[:n]
}

// generated marks s as made by the function with a name.
func (t *tracer) generated(name, s string) string {
	if t == nil || s == "" {
		return s
	}
	s = strings.Clone(s)
	t.origins[addressOf(s)] = &derived{op: opGenerated, out: s, name: name}
	return s
}

// A certificate is what genCA and its like return.
type certificate struct{ Cert, Key string }

func standInCerts(t *tracer, f template.FuncMap) {
	pem := func(name, kind string) string {
		body := base64.StdEncoding.EncodeToString([]byte(t.draw("abcdefghijklmnop", 96)))
		// Put together here so that no scanner takes this file for a key.
		return t.generated(name, "-----BEGIN "+kind+"-----\n"+body[:64]+"\n"+body[64:]+"\n-----END "+kind+"-----\n")
	}
	const private = "RSA PRIVATE" + " KEY"
	pair := func(name string) certificate {
		return certificate{Cert: pem(name, "CERTIFICATE"), Key: pem(name, private)}
	}
	f["genPrivateKey"] = func(kind string) string {
		switch kind {
		case "", "rsa":
			return pem("genPrivateKey", private)
		case "dsa":
			return pem("genPrivateKey", "DSA PRIVATE"+" KEY")
		case "ecdsa":
			return pem("genPrivateKey", "EC PRIVATE"+" KEY")
		case "ed25519":
			return pem("genPrivateKey", "PRIVATE"+" KEY")
		}
		return "Unknown type " + kind
	}
	f["genCA"] = func(string, int) certificate { return pair("genCA") }
	f["genCAWithKey"] = func(_ string, _ int, key string) certificate {
		return certificate{Cert: pem("genCAWithKey", "CERTIFICATE"), Key: key}
	}
	f["genSelfSignedCert"] = func(string, []any, []any, int) certificate { return pair("genSelfSignedCert") }
	f["genSelfSignedCertWithKey"] = func(_ string, _, _ []any, _ int, key string) certificate {
		return certificate{Cert: pem("genSelfSignedCertWithKey", "CERTIFICATE"), Key: key}
	}
	f["genSignedCert"] = func(string, []any, []any, int, certificate) certificate { return pair("genSignedCert") }
	f["genSignedCertWithKey"] = func(_ string, _, _ []any, _ int, _ certificate, key string) certificate {
		return certificate{Cert: pem("genSignedCertWithKey", "CERTIFICATE"), Key: key}
	}
	f["buildCustomCert"] = func(cert, key string) (certificate, error) {
		c, err := base64.StdEncoding.DecodeString(cert)
		if err != nil {
			return certificate{}, errors.New("unable to decode base64 certificate")
		}
		k, err := base64.StdEncoding.DecodeString(key)
		if err != nil {
			return certificate{}, errors.New("unable to decode base64 private key")
		}
		return certificate{Cert: t.made(string(c), opAlign, 0, cert), Key: t.made(string(k), opAlign, 0, key)}, nil
	}
}

// standInTime makes it always the same moment, in the zone UTC.
func standInTime(f template.FuncMap) {
	now := func() time.Time { return time.Date(2024, time.January, 1, 0, 0, 0, 0, time.UTC) }
	moment := func(v any) time.Time {
		switch v := v.(type) {
		case time.Time:
			return v
		case *time.Time:
			return *v
		case int64:
			return time.Unix(v, 0)
		case int:
			return time.Unix(int64(v), 0)
		case int32:
			return time.Unix(int64(v), 0)
		}
		return now()
	}
	format := func(layout string, v any) string { return moment(v).UTC().Format(layout) }
	inZone := func(layout string, v any, _ string) string { return format(layout, v) }
	toDate := func(layout, s string) (time.Time, error) { return time.ParseInLocation(layout, s, time.UTC) }
	f["now"] = now
	f["date"] = format
	f["dateInZone"], f["date_in_zone"] = inZone, inZone
	f["htmlDate"] = func(v any) string { return format(time.DateOnly, v) }
	f["htmlDateInZone"] = func(v any, _ string) string { return format(time.DateOnly, v) }
	f["toDate"] = func(layout, s string) time.Time {
		d, _ := toDate(layout, s)
		return d
	}
	f["mustToDate"] = toDate
	f["ago"] = func(v any) string { return now().Sub(moment(v)).Round(time.Second).String() }
	round := f["durationRound"].(func(any) string)
	f["durationRound"] = func(v any) string {
		if d, ok := v.(time.Time); ok {
			v = int64(now().Sub(d))
		}
		return round(v)
	}
	f["unixEpoch"] = func(d time.Time) string { return strconv.FormatInt(d.Unix(), 10) }
}
