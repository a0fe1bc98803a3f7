import type { Found } from '../../../model/evidence.ts';
import { matchesOf } from '../../_shared/matches.ts';
import { place } from '../../_shared/place.ts';
import type { RustFile } from './files.ts';

/** A port a program listens on, and whether only from inside the container itself. */
export interface Listening {
  readonly port: number;
  readonly loopback: boolean;
}

const HOST = String.raw`(?<host>[^":\n]{0,80}|\[[^\]"\n]{0,40}\])`;
/** The surest first: a call that binds, an address that is built, an environment variable's default, an argument's, a telling name, a literal. */
const WAYS: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:try_)?(?:bind|listen|serve|run)\w{0,20}\(\s{0,40}&?"${HOST}:(?<port>\d{2,5})"`, 'g'),
  /\bbind\w{0,20}\(\s{0,40}\(\s{0,40}"(?<host>[^"\n]{0,80})"\s{0,10},\s{0,40}(?<port>\d{2,5})(?:_?u16)?\s{0,10}\)/g,
  /\(\s{0,10}\[\s{0,10}(?<host>\d{1,3}\s{0,5},\s{0,5}\d{1,3}\s{0,5},\s{0,5}\d{1,3}\s{0,5},\s{0,5}\d{1,3})\s{0,10}\]\s{0,10},\s{0,10}(?<port>\d{2,5})(?!\d)/g,
  /\bIpv[46]Addr::(?<host>UNSPECIFIED|LOCALHOST)\s{0,10}(?:\)\s{0,10})?,\s{0,10}(?<port>\d{2,5})(?!\d)/g,
  /"(?:\w{0,40}_)?(?:PORT|ADDR|ADDRESS|LISTEN|BIND)"\s{0,10}\)[^;]{0,240}?(?:unwrap_or(?:_else)?\(|map_or\w{0,10}\(|(?:None|Err\(_\))\s{0,5}=>)\s{0,40}(?:\|\w{0,10}\|\s{0,10})?"?(?<host>[\w.]{0,60}(?=:))?:?(?<port>\d{2,5})(?!\d)/g,
  /\bdefault_value(?:_t)?\s{0,5}=\s{0,5}"?(?<host>[\w.]{0,60}(?=:))?:?(?<port>\d{2,5})(?!\d)[^\n]{0,120}\n\s{0,40}(?:pub\s{1,5})?(?:port|addr|address|listen|bind)\w{0,20}\s{0,5}:/g,
  /\b(?:\w{0,30}_)?(?:PORT|port|ADDR|addr|ADDRESS|address|LISTEN|listen)\b(?:\s{0,5}:\s{0,5}&?(?:'static\s)?\w{1,20})?\s{0,5}(?:=|:)\s{0,5}"?(?<host>[\w.]{0,60}(?=:))?:?(?<port>\d{4,5})(?!\d)/g,
  new RegExp(String.raw`"(?<host>0\.0\.0\.0|127\.0\.0\.1|localhost|\[::1?\]):(?<port>\d{4,5})"`, 'g'),
];
/** Ports of the services that a program is a client of. */
const BACKING = new Set([
  25, 53, 389, 587, 1433, 1521, 2181, 2379, 3306, 4222, 4317, 4318, 5432, 5672, 6379, 6831, 8500, 9042, 9092, 9200,
  11211, 26257, 27017,
]);
/** A line that speaks of these is about a second, inner listener, or a client's. */
const INNER =
  /metrics|prometheus|debug(?!:)|admin|redis|postgres|mysql|mongo|amqp|rabbit|nats|kafka|elastic|memcache|smtp|client|connect\(|\bDB_/i;

/** The port that a program listens on, by the surest way of naming one; `null` when none is seen, or several are equally sure. */
export function findPort(files: readonly RustFile[]): Found<Listening> | null {
  for (const pattern of WAYS) {
    const found = files.flatMap((file) => matches(file, pattern));
    const ports = new Set(found.map((one) => one.value.port));
    if (ports.size === 1) return found.find((one) => !one.value.loopback) ?? found[0] ?? null;
    if (ports.size > 1) return null;
  }
  return null;
}

const VARIABLE =
  /\b(?:env::var(?:_os)?|dotenvy::var|env_var|var|lookup)\(\s{0,20}"((?:HTTP_|SERVER_|APP_|LISTEN_)?PORT)"|\benv\s{0,5}=\s{0,5}"((?:HTTP_|SERVER_|APP_|LISTEN_)?PORT)"/;

/** The environment variable that the port is read from, so that the image can say which one it means. */
export function findPortVariable(files: readonly RustFile[]): Found<string> | null {
  for (const file of files) {
    const match = VARIABLE.exec(file.code);
    const value = match?.[1] ?? match?.[2];
    if (match !== null && value !== undefined) return { value, from: place(file.path, file.code, match.index) };
  }
  return null;
}

/** Whether anything here listens for connections. */
export function listens(files: readonly RustFile[]): boolean {
  return files.some(({ code }) =>
    /\bTcpListener::bind|\bHttpServer::new|\baxum::serve|\bwarp::serve|\brocket::(?:build|custom|ignite)|\bServer::(?:bind|builder)|#\[launch\]/.test(
      code,
    ),
  );
}

function matches(file: RustFile, pattern: RegExp): readonly Found<Listening>[] {
  return matchesOf(file.code, pattern).flatMap((match) => {
    const { host = '', port = '' } = match.groups ?? {};
    const number = Number(port);
    const offset = match.index + match[0].lastIndexOf(port);
    if (number < 1 || number > 65535 || BACKING.has(number) || INNER.test(lineAt(file.code, offset))) return [];
    return [{ value: { port: number, loopback: isLoopback(host) }, from: place(file.path, file.code, offset) }];
  });
}

function isLoopback(host: string): boolean {
  return host === 'LOCALHOST' || host === 'localhost' || /^127\s*[.,]/.test(host) || host === '[::1]';
}

function lineAt(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(text.lastIndexOf('\n', offset) + 1, end === -1 ? text.length : end);
}
