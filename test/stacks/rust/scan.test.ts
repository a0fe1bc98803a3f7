import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHealth } from '../../../src/stacks/rust/scan/health.ts';
import { findHealthCommand } from '../../../src/stacks/rust/scan/health-command.ts';
import { readLock } from '../../../src/stacks/rust/scan/lockfile.ts';
import { findNative } from '../../../src/stacks/rust/scan/native.ts';
import { findPort, findPortVariable } from '../../../src/stacks/rust/scan/ports.ts';
import { findSignals } from '../../../src/stacks/rust/scan/signals.ts';
import { withoutComments } from '../../../src/stacks/rust/scan/source.ts';

const file = (text: string) => [{ path: 'src/main.rs', code: withoutComments(text) }];

describe('ports', () => {
  it.each([
    ['TcpListener::bind("0.0.0.0:3000").await?', 3000, false],
    ['.bind("127.0.0.1:8080")?', 8080, true],
    ['.bind(("0.0.0.0", 8080))?', 8080, false],
    ['SocketAddr::from(([0, 0, 0, 0], 4180))', 4180, false],
    ['warp::serve(routes).run(([127, 0, 0, 1], 3030))', 3030, true],
    ['SocketAddr::new(IpAddr::V4(Ipv4Addr::UNSPECIFIED), 7000)', 7000, false],
    ['(Ipv6Addr::LOCALHOST, 7001)', 7001, true],
    ['env::var("PORT").ok().and_then(|p| p.parse().ok()).unwrap_or(5080_u16)', 5080, false],
    ['env::var("PORT").unwrap_or_else(|_| "9000".to_string())', 9000, false],
    ['const PORT: u16 = 7443;', 7443, false],
    ['#[arg(long, env = "PORT", default_value_t = 8088)]\n    port: u16,', 8088, false],
    ['// bind("0.0.0.0:1")\nlet addr = "[::]:4000";', 4000, false],
  ])('%s', (text, port, loopback) => expect(findPort(file(text))?.value).toEqual({ port, loopback }));

  it.each([
    ['PgPool::connect("postgres://localhost:5432")'],
    ['let a = bind("0.0.0.0:3000"); let b = bind("0.0.0.0:3001");'],
    ['let metrics_addr = "0.0.0.0:9464";'],
    ['#[cfg(test)]\nmod tests { fn t() { bind("0.0.0.0:3000"); } }'],
  ])('none in %s', (text) => expect(findPort(file(text))).toBeNull());

  it('names the variable', () =>
    expect(findPortVariable(file('let p = env::var("HTTP_PORT");'))?.value).toBe('HTTP_PORT'));
});

describe('health', () => {
  it.each([
    ['Router::new().route("/readyz", get(a)).route("/healthz", get(b))', '/healthz'],
    ['#[get("/health")]\nasync fn health() {}', '/health'],
    ['match (req.method(), req.uri().path()) { (&Method::GET, "/livez") => ok() }', '/livez'],
    ['match request.url() { "/healthz" => "ok" }', '/healthz'],
    ['Router::new().nest("/api", api).route("/healthz", get(b));', '/healthz'],
  ])('%s', (text, path) => expect(findHealth(file(text))?.value).toBe(path));

  it('none where a prefix may stand before it', () =>
    expect(
      findHealth(file('let api = Router::new().route("/healthz", get(b)); Router::new().nest("/v1", api);')),
    ).toBeNull());

  it.each([
    ['if std::env::args().nth(1).as_deref() == Some("healthcheck") {', ['healthcheck']],
    ['match env::args().nth(1).as_deref() { Some("health") => probe(), _ => serve() }', ['health']],
  ])('%s', (text, words) => expect(findHealthCommand(file(text))?.value).toEqual(words));
});

it.each([
  ['signal(SignalKind::terminate())', 'SIGTERM'],
  ['HttpServer::new(|| App::new())', 'SIGTERM'],
  ['tokio::signal::ctrl_c().await', 'SIGINT'],
  ['fn main() {}', undefined],
])('%s is stopped by %s', (text, signal) => expect(findSignals(file(text))?.value).toBe(signal));

describe('Cargo.lock', () => {
  const lock = readLock(
    'Cargo.lock',
    'version = 4\n\n[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = [\n "openssl-sys",\n "time 0.3.1",\n]\n\n[[package]]\nname = "openssl-sys"\nversion = "0.9.1"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\ndependencies = [\n "cc",\n]\n',
  );

  it('is read with places', () =>
    expect(lock.map(({ name, needs, from }) => [name, needs, from])).toEqual([
      ['app', ['openssl-sys', 'time'], 'Cargo.lock:3'],
      ['openssl-sys', ['cc'], 'Cargo.lock:11'],
    ]));

  it('shows C and what the build needs', () => {
    const { c, packages } = findNative(lock);
    expect(c?.value).toBe('openssl-sys');
    expect(packages.map(({ value }) => value)).toEqual(['libssl-dev', 'pkg-config']);
  });
});

describe('source', () => {
  it.each([
    ['a /* x /* y */ z */ b', `a${' '.repeat(19)}b`],
    ['let c = \'"\'; // "x\n', `let c = '"';${' '.repeat(6)}\n`],
    ['r#"// not " one"# // one', 'r#"// not " one"#       '],
    ["fn f<'a>(x: &'a str) {} // gone", "fn f<'a>(x: &'a str) {}        "],
  ])('%s', (text, code) => expect(withoutComments(text)).toBe(code));

  it('keeps length and lines of any text', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', "'", '/', '*', 'r', '#', '\n', '\\', 'a', ' ', '{') }),
        (text) => {
          const code = withoutComments(text);
          expect(code.length).toBe(text.length);
          expect(code.split('\n').length).toBe(text.split('\n').length);
        },
      ),
    ));

  it('reads hostile text in time', () => {
    for (const piece of ['/*', 'r#', '"', 'bind(', '"PORT")', '.route("/', '#[cfg(test)]', '0.0.0.0:'])
      for (const text of [piece.repeat(20_000)]) {
        const started = performance.now();
        const files = file(text);
        findPort(files);
        findHealth(files);
        findHealthCommand(files);
        expect(performance.now() - started, piece).toBeLessThan(2000);
      }
  });
});
