// Package config reads the environment once, at the start: a service that is set up wrongly must not come up.
package config

import (
	"fmt"
	"log/slog"
	"os"
	"strconv"
	"strings"
)

// Config is what the environment says, checked.
type Config struct {
	Port     int
	LogLevel slog.Level
	// APIToken is for a service that this one calls; nothing asks for it yet.
	APIToken string
}

// Lookup gives the value of a variable and whether it is set, as os.LookupEnv does.
type Lookup func(name string) (string, bool)

// Read checks every variable and names the one that is wrong.
func Read(lookup Lookup) (Config, error) {
	port, err := readPort(lookup)
	if err != nil {
		return Config{}, err
	}
	level, err := readLevel(lookup)
	if err != nil {
		return Config{}, err
	}
	token, err := Secret("API_TOKEN", lookup)
	if err != nil {
		return Config{}, err
	}
	return Config{Port: port, LogLevel: level, APIToken: token}, nil
}

// Secret gives the contents of the file that NAME_FILE names, or NAME itself; empty when neither is set. Errors never hold the value.
func Secret(name string, lookup Lookup) (string, error) {
	value, direct := lookup(name)
	path, byFile := lookup(name + "_FILE")
	if direct && byFile {
		return "", fmt.Errorf("%s and %s_FILE are both set: keep one", name, name)
	}
	if !byFile {
		return value, nil
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return "", fmt.Errorf("%s_FILE: %w", name, err)
	}
	return strings.TrimSuffix(strings.TrimSuffix(string(content), "\n"), "\r"), nil
}

func readPort(lookup Lookup) (int, error) {
	text, set := lookup("PORT")
	if !set {
		return 8080, nil
	}
	port, err := strconv.ParseUint(text, 10, 16)
	if err != nil {
		return 0, fmt.Errorf("PORT must be a number from 0 to 65535")
	}
	return int(port), nil
}

func readLevel(lookup Lookup) (slog.Level, error) {
	var level slog.Level
	text, set := lookup("LOG_LEVEL")
	if !set {
		return level, nil
	}
	if err := level.UnmarshalText([]byte(text)); err != nil {
		return level, fmt.Errorf("LOG_LEVEL must be debug, info, warn or error")
	}
	return level, nil
}
