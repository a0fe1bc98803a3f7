import type { Instruction, Stage, Word } from '../model/dockerfile.ts';
import { splitFix } from './_fixes/split.ts';
import { type DockerfileInput, type Out, defineRule } from './_shared/define-rule.ts';
import { type OsPackageCall, osPackageCalls, packageName } from './_shared/packages.ts';
import { startCommands } from './_shared/starts.ts';

const TOOLS: Readonly<Record<string, string>> = {
  'build-essential': 'a compiler',
  gcc: 'a compiler',
  'g++': 'a compiler',
  clang: 'a compiler',
  'build-base': 'a compiler',
  make: 'a build tool',
  cmake: 'a build tool',
  'alpine-sdk': 'a compiler',
  'musl-dev': 'headers',
  'python3-dev': 'headers',
  'linux-headers': 'headers',
  git: 'version control',
  subversion: 'version control',
  mercurial: 'version control',
  'openssh-client': 'an SSH client',
  openssh: 'an SSH client',
  telnet: 'a network tool',
  netcat: 'a network tool',
  'netcat-openbsd': 'a network tool',
  'netcat-traditional': 'a network tool',
  nmap: 'a network tool',
  tcpdump: 'a network tool',
  socat: 'a network tool',
  'iputils-ping': 'a network tool',
  'net-tools': 'a network tool',
  dnsutils: 'a network tool',
  'bind-tools': 'a network tool',
  iproute2: 'a network tool',
  vim: 'an editor',
  'vim-tiny': 'an editor',
  nano: 'an editor',
  emacs: 'an editor',
  less: 'a pager',
  htop: 'a debugging tool',
  strace: 'a debugging tool',
  gdb: 'a debugger',
  lsof: 'a debugging tool',
  procps: 'a debugging tool',
  man: 'documentation',
  'man-db': 'documentation',
  curl: 'a downloader',
  wget: 'a downloader',
  gnupg: 'a key tool',
  'software-properties-common': 'a package tool',
  'apt-utils': 'a package tool',
};

export default defineRule({
  name: 'unneeded-tool',
  summary: 'The shipped stage installs nothing that only building or debugging needs.',
  severity: 'medium',
  builder: 'skip',
  references: [
    'hadolint DL3001',
    'KICS 9b6b0f38',
    'droast DF060',
    'Semgrep nonsensical-command',
    'CIS Docker 4.3',
    'NIST SP 800-190 4.1.2',
  ],
  messages: { tool: '{package} is {kind}: whoever breaks in will use it too' },
  mayMend: 'leave it behind in a stage that builds',
  check(input, report) {
    const { shippedStages } = input;
    const calls = osPackageCalls(shippedStages);
    const purged = purgedBy(calls);
    const takenBack = new Set([...new Set(calls.map(({ instruction }) => instruction))].filter(isTakenBack));
    const used = usedPrograms(shippedStages);
    for (const call of calls) {
      if (call.action !== 'install' || isVirtual(call, purged) || takenBack.has(call.instruction)) continue;
      const kept = call.packages.filter(
        (word) => !purged.get(call.instruction)?.has(packageName(word)) && !used.has(packageName(word)),
      );
      for (const word of kept) checkPackage(word, input, report);
    }
  },
});

function checkPackage(word: Word, input: DockerfileInput, report: Out<'tool'>): void {
  const name = packageName(word);
  const kind = Object.hasOwn(TOOLS, name) ? TOOLS[name] : undefined;
  if (kind === undefined) return;
  const severity = kind === 'a downloader' || kind === 'a debugging tool' ? 'low' : 'medium';
  report({ at: word, message: 'tool', data: { package: name, kind }, severity, ...splitFix(input) });
}

/** Packages that the same RUN takes away again. `apt-get purge --auto-remove` takes all it can. */
function purgedBy(calls: readonly OsPackageCall[]): Map<Instruction, Set<string>> {
  const purged = new Map<Instruction, Set<string>>();
  for (const call of calls.filter(({ action }) => action === 'remove')) {
    const names = purged.get(call.instruction) ?? new Set<string>();
    for (const word of call.packages) names.add(packageName(word));
    purged.set(call.instruction, names);
  }
  return purged;
}

/** `apt-mark auto` and then `purge --auto-remove`: everything that this RUN brought and nobody needs goes again. */
function isTakenBack({ commands }: Instruction): boolean {
  const words = commands.map((command) => command.words.map(({ value }) => value));
  return (
    words.some(([program, verb]) => program === 'apt-mark' && verb === 'auto') &&
    words.some((all) => all[0] === 'apt-get' && (all.includes('--auto-remove') || all.includes('autoremove')))
  );
}

/** `apk add --virtual .build-deps …` is deleted by that name. */
function isVirtual(
  { manager, command, instruction }: OsPackageCall,
  purged: ReadonlyMap<Instruction, ReadonlySet<string>>,
): boolean {
  if (manager !== 'apk') return false;
  const at = command.words.findIndex(({ value }) => value === '-t' || value.startsWith('--virtual'));
  const name = command.words[at]?.value.split('=')[1] ?? command.words[at + 1]?.value;
  return at !== -1 && name !== undefined && purged.get(instruction)?.has(name) === true;
}

/** Servers and robots whose work is to run git. */
const RUNS_GIT = /^(?:gitea|forgejo|gogs|gitlab-runner|renovate|argocd-repo-server|jenkins(?:\.sh)?|cgit)$/;

/** Programs that the health check or the start of the container calls. */
function usedPrograms(stages: ReadonlySet<Stage>): Set<string> {
  const commands = [...stages].flatMap((stage) => [
    ...(stage.end.healthcheck?.commands ?? []),
    ...startCommands(stage).map(({ command }) => command),
  ]);
  const names = commands.map(({ name }) => name);
  return new Set([
    ...names,
    ...names.flatMap((name) => (RUNS_GIT.test(name) ? ['git', 'openssh', 'openssh-client'] : [])),
  ]);
}
