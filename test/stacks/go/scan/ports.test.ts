import { describe, expect, it } from 'vitest';
import { findPort, findPortVariable, listens } from '../../../../src/stacks/go/scan/ports.ts';
import { goFiles, mainFile } from '../go-files.ts';

describe('a port', () => {
  it.each([
    ['http.ListenAndServe(":4810", nil)', 4810],
    ['http.ListenAndServeTLS("0.0.0.0:8443", c, k, nil)', 8443],
    ['net.Listen("tcp", ":9100")', 9100],
    ['net.Listen("tcp4", "[::]:9101")', 9101],
    ['r.Run(":8089")', 8089],
    ['e.Logger.Fatal(e.Start(":1323"))', 1323],
    ['app.Listen(":3111")', 3111],
    ['&http.Server{Addr: ":6311"}', 6311],
    ['flag.String("listen", ":9470", "address")', 9470],
    ['flag.Int("port", 7001, "port")', 7001],
    ['cmd.Flags().IntVarP(&port, "port", "p", 7002, "port")', 7002],
    ['getEnv("HTTP_PORT", "3944")', 3944],
    ['port := os.Getenv("PORT")\nif port == "" {\n\tport = "4810"\n}', 4810],
    ['const addr = ":4181"', 4181],
    ['const defaultPort = 5151', 5151],
    ['var port string = "5152"', 5152],
    ['const defaultListenPort = 8085', 8085],
    ['cfg := Config{Port: 8086, Debug: false}', 8086],
    ['http_port = 8087', 8087],
    ['start(":7777")', 7777],
    ['http.ListenAndServe(":80", nil)', 80],
  ])('%s', (text, port) => {
    expect(findPort(mainFile(text))?.value.port).toBe(port);
  });

  it.each([
    ['// http.ListenAndServe(":4810", nil)'],
    ['redis.Dial("tcp", ":6379")'],
    ['const metricsAddr = ":9090"'],
    ['env("DB_PORT", "5432")'],
    ['env("REDIS_ADDR", "localhost:6379")'],
    ['http.ListenAndServe(":99999", nil)'],
    ['fmt.Println("12:30")'],
    ['const transport = 5000'],
    ['redis.NewClient(&redis.Options{\n\tAddr: "localhost:6379",\n})'],
    ['t := Transport{Timeout: 5000}'],
    ['http.ListenAndServe(addr, nil)'],
  ])('is not in %s', (text) => {
    expect(findPort(mainFile(text))).toBeNull();
  });

  it('is undecided between two that are equally sure', () => {
    expect(findPort(mainFile('http.ListenAndServe(":8080", a)\nhttp.ListenAndServe(":8081", b)'))).toBeNull();
  });

  it('is the one that is listened on before one that is only named', () => {
    expect(findPort(mainFile('const port = 9999\nhttp.ListenAndServe(":8080", a)'))?.value.port).toBe(8080);
  });

  it('that is only named counts where servers are set up', () => {
    const main = 'package main\n\nfunc main() {}\n';
    const named = 'package x\n\nconst DefaultPort = 7300\n';
    const read = (path: string) => findPort(goFiles({ 'cmd/a/main.go': main, [path]: named }))?.value.port ?? null;
    expect(['config/config.go', 'internal/server/server.go', 'cmd/a/flags.go'].map(read)).toEqual([7300, 7300, 7300]);
    expect(['util/tracing/jaeger.go', 'internal/queue/queue.go'].map(read)).toEqual([null, null]);
  });

  it('says where, and whether only from inside', () => {
    const files = goFiles({ 'cmd/a/main.go': 'package main\n\nvar s = http.Server{Addr: "127.0.0.1:8080"}\n' });
    expect(findPort(files)).toEqual({ value: { port: 8080, loopback: true }, from: 'cmd/a/main.go:3' });
    expect(findPort(mainFile('net.Listen("tcp", "localhost:8080")'))?.value.loopback).toBe(true);
    expect(findPort(mainFile('net.Listen("tcp", "0.0.0.0:8080")'))?.value.loopback).toBe(false);
  });
});

it.each([
  ['os.Getenv("PORT")', 'PORT'],
  ['os.LookupEnv("PORT")', 'PORT'],
  ['env("HTTP_PORT", "3944")', 'HTTP_PORT'],
  ['getEnvVal("PORT")', 'PORT'],
  ['os.Getenv("DB_PORT")', null],
  ['os.Getenv("ADDR")', null],
])('the variable of %s is %s', (text, name) => {
  expect(findPortVariable(mainFile(text))?.value ?? null).toBe(name);
});

it.each([
  ['http.ListenAndServe(addr, nil)', true],
  ['l, err := net.Listen("tcp", addr)', true],
  ['app.Listen(addr)', true],
  ['for { time.Sleep(1) }', false],
])('%s listens: %s', (text, answer) => {
  expect(listens(mainFile(text))).toBe(answer);
});
