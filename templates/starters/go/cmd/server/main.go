// Command server answers HTTP requests. `server healthcheck` asks the running one how it is, so that an image without a shell
// can be asked too.
package main

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"sync/atomic"
	"syscall"
	"time"

	"example.com/starter-service/internal/config"
	"example.com/starter-service/internal/httpapi"
)

const drain = 8 * time.Second

func main() {
	settings, err := config.Read(os.LookupEnv)
	if err != nil {
		slog.Error("configuration", "error", err)
		os.Exit(1)
	}
	if len(os.Args) > 1 && os.Args[1] == "healthcheck" {
		os.Exit(healthcheck(settings.Port))
	}
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{Level: settings.LogLevel})))
	if err := serve(settings); err != nil {
		slog.Error("stopped", "error", err)
		os.Exit(1)
	}
}

// serve runs until SIGTERM or SIGINT, then answers the open requests. A second signal ends the program at once.
func serve(settings config.Config) error {
	var stopping atomic.Bool
	server := &http.Server{
		Addr:              net.JoinHostPort("", strconv.Itoa(settings.Port)),
		Handler:           httpapi.New(slog.Default(), func() bool { return !stopping.Load() }),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       65 * time.Second,
	}
	signals, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	failed := make(chan error, 1)
	go func() { failed <- server.ListenAndServe() }()
	slog.Info("listening", "port", settings.Port)
	select {
	case err := <-failed:
		return err
	case <-signals.Done():
		stop()
	}
	stopping.Store(true)
	slog.Info("stopping")
	limit, cancel := context.WithTimeout(context.Background(), drain)
	defer cancel()
	if err := server.Shutdown(limit); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	slog.Info("stopped")
	return nil
}

func healthcheck(port int) int {
	client := http.Client{Timeout: 2 * time.Second}
	response, err := client.Get("http://" + net.JoinHostPort("127.0.0.1", strconv.Itoa(port)) + "/healthz")
	if err != nil {
		return 1
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return 1
	}
	return 0
}
