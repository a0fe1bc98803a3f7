import type { Process } from '../../../model/plan.ts';
import type { Decided } from './decided.ts';

const SITE_PORT = 8080;
const SITE_HEALTH = '/healthz';

/** Node itself as process 1, or below tini where the code has no handler for SIGTERM (H10). */
export function serverProcess(decided: Decided): Process {
  const { answers, details } = decided;
  const node = decided.runtimeContract.programs['node'] ?? 'node';
  const [program = 'node', ...args] = answers.start ?? [];
  const tini = details.handlesSignals ? [] : ['/tini', '--'];
  return {
    entrypoint: [...tini, program === 'node' ? node : program],
    cmd: args,
    ...health(node, answers.port ?? null, answers.health ?? null, details.readsPort),
    stopSignal: 'SIGTERM',
  };
}

type Health = Pick<Process, 'port' | 'health' | 'healthWhyNot' | 'endpoint'>;

function health(node: string, port: number | null, endpoint: string | null, readsPort: boolean): Health {
  if (port === null || endpoint === null) return { port, health: [], healthWhyNot: whyNot(port), endpoint: null };
  return { port, health: probe(node, port, endpoint, readsPort), healthWhyNot: '', endpoint };
}

function whyNot(port: number | null): string {
  return port === null ? 'it listens on no port' : 'no health route was seen in the code';
}

/** A port given by PORT at run time is probed there, so that the check follows the server. */
function probe(node: string, port: number, endpoint: string, readsPort: boolean): readonly string[] {
  const where = readsPort
    ? `'http://127.0.0.1:'+(process.env.PORT||${port})+'${endpoint}'`
    : `'http://127.0.0.1:${port}${endpoint}'`;
  const then = '.then(r=>process.exit(r.ok?0:1),()=>process.exit(1))';
  return [node, '-e', `fetch(${where},{signal:AbortSignal.timeout(2000)})${then}`];
}

/** nginx with our own configuration, past the image's entrypoint, which would rewrite it. */
export function siteProcess({ runtimeContract }: Decided): Process {
  const { programs } = runtimeContract;
  const asked = siteProbe(programs);
  return {
    entrypoint: [programs['nginx'] ?? '/usr/sbin/nginx', '-g', 'daemon off;'],
    cmd: [],
    port: SITE_PORT,
    health: asked,
    healthWhyNot: asked.length === 0 ? 'the image has nothing to ask with' : '',
    endpoint: SITE_HEALTH,
    stopSignal: 'SIGQUIT',
  };
}

/** Whatever client the base brings along; none is added. */
function siteProbe({ wget, curl }: Readonly<Record<string, string>>): readonly string[] {
  const address = `http://127.0.0.1:${SITE_PORT}${SITE_HEALTH}`;
  if (wget !== undefined) return [wget, '-q', '-T', '2', '-O', '/dev/null', address];
  return curl === undefined ? [] : [curl, '-fsS', '-m', '2', '-o', '/dev/null', address];
}
