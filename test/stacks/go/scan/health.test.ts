import { describe, expect, it } from 'vitest';
import { findHealthCommand } from '../../../../src/stacks/go/scan/health-command.ts';
import { findHealth } from '../../../../src/stacks/go/scan/health.ts';
import { mainFile } from '../go-files.ts';

describe('a health endpoint', () => {
  it.each([
    ['mux.HandleFunc("GET /healthz", ok)', '/healthz'],
    ['http.HandleFunc("/health", ok)', '/health'],
    ['r.Get("/health/live", ok)', '/health/live'],
    ['r.GET("/ping", ok)', '/ping'],
    ['r.Use(middleware.Heartbeat("/up"))', '/up'],
    ['http.Handle("/-/healthy", h)', '/-/healthy'],
    ['r.Methods("GET").Path("/status")', '/status'],
    ['r.Method("GET", "/livez", h)', '/livez'],
    ['r.HandleFunc("/api/v1/health", h)', '/api/v1/health'],
    ['api := r.Group("/api")\nv1 := api.Group("/v1")\nv1.GET("/health", ok)', '/api/v1/health'],
    [
      'r.Route("/api", func(r chi.Router) {\n\tr.Get("/x", x)\n\tr.Get("/healthz", ok)\n})\nr.Get("/y", y)',
      '/api/healthz',
    ],
  ])('%s', (text, path) => {
    expect(findHealth(mainFile(text))?.value).toBe(path);
  });

  it.each([
    ['mux.HandleFunc("POST /healthz", ok)'],
    ['r.Post("/healthz", ok)'],
    ['http.Get("http://other/healthz")'],
    ['// mux.HandleFunc("GET /healthz", ok)'],
    ['mux.HandleFunc("GET /health-insurance", ok)'],
    ['mux.HandleFunc("GET /orders/status", ok)'],
  ])('is not %s', (text) => {
    expect(findHealth(mainFile(text))).toBeNull();
  });

  it('is liveness before readiness before mere answers', () => {
    const text = 'm.HandleFunc("/ping", a)\nm.HandleFunc("/readyz", b)\nm.HandleFunc("/livez", c)';
    expect(findHealth(mainFile(text))).toEqual({ value: '/livez', from: 'main.go:4' });
  });
});

describe('a subcommand that probes', () => {
  it.each([
    ['if len(os.Args) > 1 && os.Args[1] == "healthcheck" {', ['healthcheck']],
    ['switch os.Args[1] {\ncase "serve":\ncase "health":\n}', ['health']],
    ['cmd := &cobra.Command{Use: "healthcheck"}', ['healthcheck']],
    ['check := flag.Bool("healthcheck", false, "probe")', ['--healthcheck']],
    ['flag.BoolVar(&check, "probe", false, "probe")', ['--probe']],
  ])('%s', (text, words) => {
    expect(findHealthCommand(mainFile(text))?.value).toEqual(words);
  });

  it.each([['os.Args[1] == "serve"'], ['// os.Args[1] == "healthcheck"'], ['mux.HandleFunc("/healthcheck", x)']])(
    'is not %s',
    (text) => {
      expect(findHealthCommand(mainFile(text))).toBeNull();
    },
  );
});
