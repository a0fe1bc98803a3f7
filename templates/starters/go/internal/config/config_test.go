package config

import (
	"os"
	"path/filepath"
	"testing"
)

func lookup(environment map[string]string) Lookup {
	return func(name string) (string, bool) {
		value, set := environment[name]
		return value, set
	}
}

func TestDefaults(t *testing.T) {
	settings, err := Read(lookup(nil))
	if err != nil || settings.Port != 8080 || settings.APIToken != "" {
		t.Fatalf("got %+v, %v", settings, err)
	}
}

func TestRefusals(t *testing.T) {
	for name, value := range map[string]string{"PORT": "http", "LOG_LEVEL": "loud", "API_TOKEN_FILE": "/nowhere"} {
		if _, err := Read(lookup(map[string]string{name: value})); err == nil {
			t.Errorf("%s=%s was taken", name, value)
		}
	}
}

func TestSecretFromFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(file, []byte("not-a-real-token\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	settings, err := Read(lookup(map[string]string{"API_TOKEN_FILE": file}))
	if err != nil || settings.APIToken != "not-a-real-token" {
		t.Fatalf("got %q, %v", settings.APIToken, err)
	}
	if _, err := Read(lookup(map[string]string{"API_TOKEN_FILE": file, "API_TOKEN": "other"})); err == nil {
		t.Fatal("two sources were taken")
	}
}
