import type { Command, Instruction, Stage, Word } from '../model/dockerfile.ts';
import { hasAzureConsole } from './_shared/azure-console.ts';
import { isWebPair } from './_shared/web-pair.ts';
import { type Out, defineRule } from './_shared/define-rule.ts';
import { osPackageCalls, packageName } from './_shared/packages.ts';
import { argsOf } from './_shared/runs.ts';
import { startCommands } from './_shared/starts.ts';

export default defineRule({
  name: 'several-services',
  summary: 'A container runs one service.',
  severity: 'medium',
  builder: 'skip',
  references: ['CIS Docker 5.7', 'OWASP Docker 13', 'Docker docs: multi-service containers'],
  messages: {
    supervisor: '{name} runs several services in one container: none can be scaled, limited or restarted alone',
    background: '{name} goes to the background beside another service: nobody sees it die',
    daemon: '{name} is a service of its own: give it its own container',
    ports: 'ports {ports} belong to different services',
    cron: 'cron in a container: let the platform start the job',
    pair: 'nginx and PHP-FPM in one container: FrankenPHP is one process, or give each its own container',
  },
  check({ shipped, shippedStages }, report) {
    if (!shipped) return;
    const daemons = installedDaemons(shippedStages);
    const starts = startCommands(shipped).filter(({ command }) => !isAzureConsole(command, shippedStages));
    if (isWebPair(starts, daemons, shippedStages)) return reportPair(starts, report);
    for (const start of starts) if (checkStart(start, report)) return;
    const daemon = daemons.filter(
      (word) => packageName(word) !== 'openssh-server' || !hasAzureConsole(shippedStages),
    )[1];
    if (daemon) report({ at: daemon, message: 'daemon', data: { name: packageName(daemon) }, confidence: 'low' });
    const kinds = portKinds(shipped);
    const last = [...kinds.values()].at(-1);
    const ports = [...kinds.values()].map(({ value }) => value).join(' and ');
    if (kinds.size > 1 && last) report({ at: last, message: 'ports', data: { ports }, confidence: 'low' });
  },
});

type Start = ReturnType<typeof startCommands>[number];

/** `service ssh start` or `sshd` for the console of Azure App Service. */
function isAzureConsole({ name, words }: Command, stages: ReadonlySet<Stage>): boolean {
  const isSsh = name === 'sshd' || words.slice(0, 3).some(({ value }) => /^(?:\/etc\/init\.d\/)?sshd?$/.test(value));
  return isSsh && hasAzureConsole(stages);
}

function reportPair(starts: readonly Start[], report: Out<'pair'>): void {
  const instruction = starts.at(-1)?.instruction;
  if (instruction) report({ at: instruction, message: 'pair', severity: 'info' });
}

/** Whether a start command says that several services run. */
function checkStart(
  { command, instruction }: { command: Command; instruction: Instruction },
  report: Out<'supervisor' | 'cron' | 'background'>,
): boolean {
  const message = startProblem(command);
  if (message === null) return false;
  const data = { name: command.name || 'init' };
  report({ at: instruction, message, data, ...(message === 'cron' ? { severity: 'low' } : {}) });
  return true;
}

function startProblem(command: Command): 'supervisor' | 'cron' | 'background' | null {
  const { name, words, followedBy } = command;
  if (SUPERVISORS.has(name) || /^\/init$|^s6-/.test(words[0]?.value ?? '')) return 'supervisor';
  if (name === 'cron' || name === 'crond') return 'cron';
  return followedBy === '&' || isServiceStart(command) ? 'background' : null;
}

/** Exposed ports that say what listens there, one for each kind of service. */
function portKinds({ body }: Stage): Map<string, Word> {
  const ports = body.filter(({ keyword }) => keyword === 'EXPOSE').flatMap(({ words }) => words);
  return new Map(
    ports.flatMap((word) => (Object.hasOwn(KINDS, port(word)) ? [[KINDS[port(word)] ?? '', word] as const] : [])),
  );
}

const SUPERVISORS = new Set([
  'supervisord',
  'runsvdir',
  'runit',
  'systemd',
  'init',
  'foreman',
  'honcho',
  'circusd',
  'monit',
  'overmind',
  'concurrently',
  'goreman',
  's6-svscan',
  'multirun',
]);
const DAEMONS =
  /^(?:nginx|apache2|httpd|redis(?:-server)?|mysql-server|mariadb-server|postgresql(?:-\d+)?|rabbitmq-server|memcached|mongodb(?:-org)?|supervisor|openssh-server|cron|postfix|varnish|haproxy|elasticsearch)$/;
/** Ports that say what listens there. */
const KINDS: Readonly<Record<string, string>> = {
  80: 'web',
  443: 'web',
  8080: 'web',
  8443: 'web',
  3000: 'web',
  3306: 'mysql',
  5432: 'postgres',
  6379: 'redis',
  27017: 'mongo',
  5672: 'rabbit',
  9200: 'elastic',
  11211: 'memcached',
  25: 'mail',
};

function port({ value }: Word): string {
  return /^\d+/.exec(value)?.[0] ?? '';
}

/** `service nginx start`, `/etc/init.d/nginx start`, `nginx && php-fpm`. */
function isServiceStart(command: Command): boolean {
  return (
    (command.name === 'service' && argsOf(command)[1] === 'start') ||
    ((command.words[0]?.value ?? '').startsWith('/etc/init.d/') && argsOf(command)[0] === 'start')
  );
}

function installedDaemons(stages: ReadonlySet<Stage>): Word[] {
  const seen = new Map<string, Word>();
  for (const call of osPackageCalls(stages)) {
    if (call.action !== 'install') continue;
    for (const word of call.packages) if (DAEMONS.test(packageName(word))) seen.set(packageName(word), word);
  }
  return [...seen.values()];
}
