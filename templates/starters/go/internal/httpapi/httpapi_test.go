package httpapi

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
)

func status(handler http.Handler, path string) int {
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, path, nil))
	return recorder.Code
}

func TestProbes(t *testing.T) {
	ready := true
	handler := New(slog.New(slog.DiscardHandler), func() bool { return ready })
	for path, want := range map[string]int{"/": 200, "/healthz": 200, "/readyz": 200, "/nothing": 404} {
		if got := status(handler, path); got != want {
			t.Errorf("%s: got %d, want %d", path, got, want)
		}
	}
	ready = false
	if got := status(handler, "/readyz"); got != http.StatusServiceUnavailable {
		t.Errorf("ready while stopping: %d", got)
	}
	if got := status(handler, "/healthz"); got != http.StatusOK {
		t.Errorf("not alive while stopping: %d", got)
	}
}
