import type { Found } from '../../../model/evidence.ts';
import { firstMatch, type SourceFile } from '../../_shared/code.ts';

const PORT_VARIABLE = /\benv(?:ironment)?(?:\.PORT\b|\[['"]PORT['"]\])/;
const PORTS = [
  /\benv(?:ironment)?(?:\.PORT|\[['"]PORT['"]\])\)?\s*(?:\?\?|\|\|)\s*['"]?(\d{2,5})\b/,
  /\.listen\(\s*(\d{2,5})\b/,
  /\blisten\(\{[^}]*\bport:\s*(\d{2,5})\b/,
  /\b(?:const|let|var)\s+(?:PORT|port)\s*=\s*['"]?(\d{2,5})\b/,
  /\bport:\s*['"]?(\d{4,5})\b/,
];
/** Names of routes that say how the program is; then those that at least say that it answers. */
const HEALTH = [
  ...routesNamed('healthz?|livez|_health|health-check|healthcheck'),
  ...routesNamed('readyz|ping|status|live|ready|up'),
];
const SIGNALS =
  /['"]SIGTERM['"]|enableShutdownHooks\(|close-with-grace|closeWithGrace|createTerminus|http-graceful-shutdown/;
const LISTENS = /\.listen\(|\bserve\(|createServer\(/;
const LOWEST_PORT = 1024;

/** What the code shows of how it is reached and stopped. */
export interface Listening {
  readonly port: Found<number> | null;
  readonly health: Found<string> | null;
  readonly readsPort: boolean;
  readonly handlesSignals: boolean;
  readonly listens: boolean;
}

function routesNamed(names: string): readonly RegExp[] {
  const route = String.raw`\/?((?:api\/)?(?:${names}))\/?`;
  return [
    new RegExp(String.raw`\.(?:get|all|use|route)\(\s*['"\x60]${route}['"\x60]`),
    new RegExp(String.raw`@(?:Get|Controller)\(\s*['"\x60]${route}['"\x60]`),
    new RegExp(String.raw`(?:url|path|pathname)['"]?\s*(?:===?|:)\s*['"\x60]${route}['"\x60]`),
  ];
}

export function listening(code: readonly SourceFile[]): Listening {
  const port = firstMatch(code, PORTS);
  const health = firstMatch(code, HEALTH);
  const prefix = firstMatch(code, [/setGlobalPrefix\(\s*['"]\/?([A-Za-z0-9_/-]+)['"]/])?.value;
  const number = Number(port?.value ?? 0);
  return {
    port: port !== null && number >= LOWEST_PORT && number <= 65_535 ? { value: number, from: port.from } : null,
    health:
      health === null
        ? null
        : { value: `/${prefix === undefined ? '' : `${prefix}/`}${health.value}`, from: health.from },
    readsPort: code.some((file) => PORT_VARIABLE.test(file.text)),
    handlesSignals: code.some((file) => SIGNALS.test(file.text)),
    listens: code.some((file) => LISTENS.test(file.text)),
  };
}
