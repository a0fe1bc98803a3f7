import type { Process } from '../../../model/plan.ts';

const PORT = 8080;
const HEALTH = '/healthz';
const NOBODY_ASKS = 'nothing in this image can ask for /healthz; an orchestrator can, over HTTP';

/** nginx with our own configuration, past the image's entrypoint, which would rewrite it. */
export function nginxProcess(programs: Readonly<Record<string, string>>): Process {
  const health = clientOf(programs);
  return {
    ...served(['-g', 'daemon off;'], programs['nginx'] ?? '/usr/sbin/nginx'),
    health,
    healthWhyNot: health.length === 0 ? NOBODY_ASKS : '',
    stopSignal: 'SIGQUIT',
  };
}

export function caddyProcess(): Process {
  return { ...served(['run', '--config', '/etc/caddy/Caddyfile', '--adapter', 'caddyfile'], '/usr/bin/caddy') };
}

export function webServerProcess(): Process {
  return { ...served([], '/static-web-server'), endpoint: '/health' };
}

function served(cmd: readonly string[], program: string): Process {
  return {
    entrypoint: [program, ...cmd],
    cmd: [],
    port: PORT,
    health: [],
    healthWhyNot: NOBODY_ASKS,
    endpoint: HEALTH,
    stopSignal: 'SIGTERM',
  };
}

/** Whatever client the base brings along; none is added (H11). */
function clientOf({ wget, curl }: Readonly<Record<string, string>>): readonly string[] {
  const address = `http://127.0.0.1:${PORT}${HEALTH}`;
  if (wget !== undefined) return [wget, '-q', '-T', '2', '-O', '/dev/null', address];
  return curl === undefined ? [] : [curl, '-fsS', '-m', '2', '-o', '/dev/null', address];
}
