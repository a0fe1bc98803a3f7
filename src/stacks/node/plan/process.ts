import type { Process } from '../../../model/plan.ts';
import type { Decided } from './decided.ts';

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
