// Package httpapi is the service without a socket: tests hand it requests directly.
package httpapi

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"time"
)

// New gives the handler. ready says whether new work is welcome; it is false from the moment the service is told to stop.
func New(logger *slog.Logger, ready func() bool) http.Handler {
	probes := http.NewServeMux()
	// Alive: asks nothing of anybody else, so that a broken neighbour never restarts this service.
	probes.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusOK, "status", "ok")
	})
	probes.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		if ready() {
			answer(w, http.StatusOK, "status", "ready")
		} else {
			answer(w, http.StatusServiceUnavailable, "status", "stopping")
		}
	})
	work := http.NewServeMux()
	work.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusOK, "service", "starter-service")
	})
	probes.Handle("/", logged(logger, work))
	return probes
}

func answer(w http.ResponseWriter, status int, key, value string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]string{key: value})
}

// logged writes one line for each request that is no probe: no body, no header.
func logged(logger *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		next.ServeHTTP(w, r)
		logger.InfoContext(r.Context(), "request", "method", r.Method, "path", r.URL.Path, "ms", time.Since(start).Milliseconds())
	})
}
