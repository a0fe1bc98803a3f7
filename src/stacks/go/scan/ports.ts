import type { Found } from '../../../model/evidence.ts';
import { place } from '../../_shared/place.ts';
import type { GoFile } from './packages.ts';
import { matchesOf } from '../../_shared/matches.ts';

/** A port a program listens on, and whether only from inside the container itself. */
export interface Listening {
  readonly port: number;
  readonly loopback: boolean;
}

/** A way of naming a port. Groups of its pattern: `host`, `port`. */
interface Way {
  readonly pattern: RegExp;
  /** Whether it says that the program itself listens; else it counts only where a server is set up. */
  readonly sure: boolean;
}

/** The surest first: a listening call, a server's address, a flag, an environment variable's default, a telling name, a bare literal. */
const WAYS: readonly Way[] = [
  {
    sure: true,
    pattern:
      /\b(?:ListenAndServe(?:TLS)?|Listen(?:TLS)?|Run(?:TLS)?|Start(?:TLS)?|Serve)\(\s*(?:"tcp[46]?"\s*,\s*)?"(?<host>[^":\n]*|\[[^\]"\n]*\]):(?<port>\d{2,5})"/g,
  },
  { sure: true, pattern: /\bAddr:\s*"(?<host>[^":\n]*|\[[^\]"\n]*\]):(?<port>\d{2,5})"/g },
  {
    sure: true,
    pattern:
      /\b(?:flag|pflag|fs|flags|Flags\(\))\.\w+\([^\n]{0,80}?"(?:http-|https-)?(?:port|addr|address|listen|listen-addr|bind|http)",\s*(?:"[a-z]",\s*)?"?(?<host>[\w.]{0,60}(?=:))?:?(?<port>\d{2,5})\b/g,
  },
  {
    sure: false,
    pattern:
      /"(?:\w*_)?(?:PORT|ADDR|ADDRESS|LISTEN)"(?:,[ \t]{0,20}|\)[\s\S]{0,160}?=[ \t]{0,20})"?(?<host>[\w.]{0,60}(?=:))?:?(?<port>\d{2,5})\b/g,
  },
  {
    sure: false,
    pattern:
      /\b(?:\w{0,30}(?:Port|_port|_PORT|Addr|_addr|_ADDR|Address)|port|PORT|addr|ADDR|address|listen)[ \t]{0,20}(?:string|int)?[ \t]{0,20}(?::|:?=)[ \t]{0,20}"?(?<host>[\w.]{0,60}(?=:))?:?(?<port>\d{4,5})\b/g,
  },
  { sure: false, pattern: /"(?<host>|0\.0\.0\.0|\[::\]):(?<port>\d{4,5})"/g },
];
/** Where servers are set up. */
const NEAR =
  /(?:^|\/)(?:cmd|servers?|https?|httpd|httpserver|api|app|web|config|conf|routers?|handlers?|rest|services?)(?:\/|\w*\.go$)/i;
/** Ports of the services that a program is a client of. */
const BACKING = new Set([
  25, 53, 389, 587, 1433, 1521, 2181, 2379, 3306, 4222, 4317, 4318, 5432, 5672, 6379, 6831, 8500, 9042, 9092, 9200,
  9411, 11211, 14268, 26257, 27017,
]);
/** A line that speaks of these is about a second, inner listener. */
const INNER =
  /metrics|pprof|prometheus|debug(?!:)|admin|redis|postgres|mysql|mongo|amqp|rabbit|nats|kafka|elastic|memcache|smtp|client|dial|\bDB_/i;

/**
 * The port that a program listens on, found by the surest way of naming one. `null` when none is seen, or when several are and none
 * is surer than the others.
 */
export function findPort(files: readonly GoFile[]): Found<Listening> | null {
  const own = folderOf(files[0]?.path ?? '');
  const near = files.filter((file) => folderOf(file.path) === own || NEAR.test(file.path));
  for (const { pattern, sure } of WAYS) {
    const found = (sure ? files : near).flatMap((file) => matches(file, pattern));
    const ports = new Set(found.map((one) => one.value.port));
    if (ports.size === 1) return found.find((one) => !one.value.loopback) ?? found[0] ?? null;
    if (ports.size > 1) return null;
  }
  return null;
}

/** The environment variable that the port is read from, so that the image can say which one it means. */
export function findPortVariable(files: readonly GoFile[]): Found<string> | null {
  for (const file of files) {
    const match = /\b\w{0,30}[eE]nv\w{0,30}\(\s*"((?:HTTP_|SERVER_|APP_|LISTEN_)?PORT)"/.exec(file.code);
    if (match?.[1] !== undefined) return { value: match[1], from: place(file.path, file.code, match.index) };
  }
  return null;
}

/** Whether anything here listens for connections. */
export function listens(files: readonly GoFile[]): boolean {
  return files.some((file) =>
    /\b(?:ListenAndServe|net\.Listen|\.Listen\(|http\.Serve|\.Run\(":|\.Start\(":)/.test(file.code),
  );
}

function matches(file: GoFile, pattern: RegExp): readonly Found<Listening>[] {
  return matchesOf(file.code, pattern).flatMap((match) => {
    const { host = '', port = '' } = match.groups ?? {};
    const number = Number(port);
    const offset = match.index + match[0].lastIndexOf(port);
    if (number < 1 || number > 65535 || BACKING.has(number) || INNER.test(lineAt(file.code, offset))) return [];
    return [{ value: { port: number, loopback: isLoopback(host) }, from: place(file.path, file.code, offset) }];
  });
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.startsWith('127.') || host === '[::1]';
}

function lineAt(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(text.lastIndexOf('\n', offset) + 1, end === -1 ? text.length : end);
}
