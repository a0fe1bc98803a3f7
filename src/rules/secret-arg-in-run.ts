import type { Command, Instruction } from '../model/dockerfile.ts';
import { secretMount } from './_fixes/secret-mount.ts';
import { type DockerfileInput, type Out, defineRule } from './_shared/define-rule.ts';
import { subcommand } from './_shared/runs.ts';
import { isPublicPrefix, isSecretName } from './_shared/secret-names.ts';

export default defineRule({
  name: 'secret-arg-in-run',
  summary: 'No build argument carries a secret into a command.',
  severity: 'high',
  references: [
    'CIS Docker 4.10',
    'OWASP Docker 12',
    'NIST SP 800-190 4.1.4',
    'Docker docs: build secrets',
    'Tally ruby/prefer-secret-mounts-for-build-credentials',
  ],
  messages: {
    explicit: '{name} reaches this command as a build argument: it stays in the history with its value',
    implicit: '{tool} reads {name} from its environment: the build argument looks unused and leaks all the same',
    written: '{name} is written into {path}: it stays in this layer',
  },
  mayMend: 'mount the secret instead',
  check(input, report) {
    for (const stage of input.stages) {
      const args = new Set<string>();
      for (const instruction of stage.body) {
        for (const name of secretArgs(instruction)) args.add(name);
        if (instruction.keyword === 'RUN' && args.size > 0) checkRun(instruction, args, input, report);
      }
    }
  },
});

function secretArgs({ keyword, pairs }: Instruction): string[] {
  return keyword === 'ARG'
    ? pairs.map(({ key }) => key).filter((key) => isSecretName(key) && !isPublicPrefix(key))
    : [];
}

/** Names looked at in one RUN: more secrets than that are one finding anyway. */
const MAX_NAMES = 50;

function checkRun(
  run: Instruction,
  args: ReadonlySet<string>,
  input: DockerfileInput,
  report: Out<'explicit' | 'implicit' | 'written'>,
): void {
  const fixOf = (name: string) => secretMount(name, input, (command) => readsFromEnvironment(command, name));
  for (const command of run.commands) {
    const used = usedName(command, args);
    const target = command.redirects.find(
      ({ operator, target: file }) => operator.startsWith('>') && !file.value.startsWith('/dev/'),
    )?.target;
    if (used !== undefined && target)
      report({ at: command, message: 'written', data: { name: used, path: target.value }, ...fixOf(used) });
    else if (used !== undefined) report({ at: command, message: 'explicit', data: { name: used }, ...fixOf(used) });
    const implicit = [...args].slice(0, MAX_NAMES).find((name) => name !== used && readsFromEnvironment(command, name));
    if (implicit !== undefined)
      report({ at: command, message: 'implicit', data: { name: implicit, tool: command.name }, ...fixOf(implicit) });
  }
}

function usedName({ words, assignments }: Command, args: ReadonlySet<string>): string | undefined {
  const text = [...words, ...assignments].map(({ raw }) => raw).join(' ');
  return [...text.matchAll(/\$\{?(\w+)/g)].map((match) => match[1] ?? '').find((name) => args.has(name));
}

const READERS: Readonly<Record<string, RegExp>> = {
  npm: /^(?:NPM_|NODE_AUTH_)/i,
  pnpm: /^(?:NPM_|NODE_AUTH_)/i,
  yarn: /^(?:NPM_|YARN_|NODE_AUTH_)/i,
  bun: /^(?:NPM_|BUN_|NODE_AUTH_)/i,
  pip: /^PIP_/i,
  uv: /^UV_/i,
  poetry: /^POETRY_/i,
  bundle: /^BUNDLE_/i,
  composer: /^COMPOSER_/i,
  cargo: /^CARGO_/i,
  mvn: /^(?:MAVEN_|NEXUS_)/i,
  gradle: /^(?:ORG_GRADLE_|GRADLE_)/i,
  go: /^(?:GITHUB_TOKEN|GH_TOKEN|GITLAB_TOKEN|GOPROXY)/i,
  aws: /^AWS_/i,
  gh: /^(?:GH_|GITHUB_)/i,
};

/** Every ARG is in the environment of every RUN below it, and these tools look there. */
function readsFromEnvironment(command: Command, name: string): boolean {
  const tool = /^pip[\d.]*$/.test(command.name) ? 'pip' : command.name;
  return Object.hasOwn(READERS, tool) && READERS[tool]?.test(name) === true && subcommand(command) !== '';
}
