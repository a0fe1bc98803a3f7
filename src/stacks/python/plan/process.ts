import { gte } from '@renovatebot/pep440';
import type { Answers } from '../../../model/answers.ts';
import type { Facts } from '../../../model/facts.ts';
import type { Process } from '../../../model/plan.ts';
import type { PythonDetails } from '../facts.ts';

const BIN = '/opt/venv/bin';

interface Served {
  readonly app: string;
  readonly factory: boolean;
  readonly port: number;
  readonly asgi: boolean;
  readonly version: string;
}

/** What the image runs: the server with the app, or the worker itself; never a shell, never a manager's `run` (H10). */
export function processOf(facts: Facts<PythonDetails>, answers: Answers, python: string): Process {
  const port = answers.port ?? null;
  const endpoint = port === null ? null : (answers.health ?? null);
  return {
    entrypoint: answers.start ?? words(facts, answers, port),
    cmd: [],
    port,
    health: endpoint === null ? [] : probe(python, port ?? 0, endpoint),
    healthWhyNot: whyNot(port, endpoint),
    endpoint,
    stopSignal: 'SIGTERM',
  };
}

function whyNot(port: number | null, endpoint: string | null): string {
  if (port === null) return 'the program listens on no port that could be asked';
  return endpoint === null ? 'no endpoint was seen in the code or given' : '';
}

function words({ details, shape }: Facts<PythonDetails>, answers: Answers, port: number | null): readonly string[] {
  const entry = answers.entry ?? '';
  if (shape === 'worker') return details.handlesTerm ? [`${BIN}/python`, '-m', entry] : stoppable(entry);
  const version = details.packages.find(({ name }) => name === details.server)?.version ?? '';
  const served: Served = {
    app: entry,
    factory: /:(?:create|make|get|build)_app$/.test(entry),
    port: port ?? 8000,
    asgi: details.appInterface === 'asgi',
    version,
  };
  return [...(SERVERS[details.server] ?? uvicorn)(served), ...details.serverWords];
}

/** As PID 1, Python ignores SIGTERM unless somebody handles it. */
function stoppable(module: string): readonly string[] {
  const code = [
    'import runpy,signal,sys',
    'signal.signal(signal.SIGTERM,lambda *_:sys.exit(143))',
    `runpy.run_module('${module}',run_name='__main__',alter_sys=True)`,
  ];
  return [`${BIN}/python`, '-c', code.join(';')];
}

const SERVERS: Readonly<Record<string, (served: Served) => readonly string[]>> = {
  uvicorn,
  gunicorn,
  hypercorn: ({ app, factory, port }) => [
    `${BIN}/hypercorn`,
    `${app}${factory ? '()' : ''}`,
    '--bind',
    `0.0.0.0:${port}`,
  ],
  granian: ({ app, factory, port, asgi }) => [
    `${BIN}/granian`,
    app,
    ...(factory ? ['--factory'] : []),
    '--interface',
    asgi ? 'asgi' : 'wsgi',
    '--host',
    '0.0.0.0',
    '--port',
    String(port),
  ],
  waitress: ({ app, factory, port }) => [
    `${BIN}/waitress-serve`,
    `--listen=0.0.0.0:${port}`,
    ...(factory ? ['--call'] : []),
    app,
  ],
};

/** Open requests get eight seconds: Docker kills after ten. */
function uvicorn({ app, factory, port }: Served): readonly string[] {
  const place = ['--host', '0.0.0.0', '--port', String(port), '--timeout-graceful-shutdown', '8'];
  return [`${BIN}/uvicorn`, app, ...(factory ? ['--factory'] : []), ...place];
}

/** Heartbeats in memory, because a read-only container has no other place for them; the control socket of 25.1 would want HOME. */
function gunicorn({ app, factory, port, asgi, version }: Served): readonly string[] {
  const quiet = version === '' || (/^\d/.test(version) && gte(version, '25.1')) ? ['--no-control-socket'] : [];
  const worker = asgi ? ['--worker-class', 'asgi'] : [];
  const place = ['--bind', `0.0.0.0:${port}`, '--worker-tmp-dir', '/dev/shm', '--access-logfile', '-'];
  return [`${BIN}/gunicorn`, `${app}${factory ? '()' : ''}`, ...place, ...worker, ...quiet];
}

/** The base's own Python, isolated: nothing of the app is loaded, and any answer but 2xx raises. */
function probe(python: string, port: number, endpoint: string): readonly string[] {
  const code = `import urllib.request as r;r.urlopen('http://127.0.0.1:${port}${endpoint}',timeout=2)`;
  return [python, '-I', '-c', code];
}
