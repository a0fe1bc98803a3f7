import { type Mount, mountsOf } from '../dockerfile/mounts.ts';
import type { Command } from '../model/dockerfile.ts';
import { type Out, defineRule } from './_shared/define-rule.ts';
import { placed } from './_shared/placed.ts';

export default defineRule({
  name: 'secret-mount-leak',
  summary: 'A mounted secret is used where it lies and goes nowhere else.',
  severity: 'high',
  references: ['CIS Docker 4.10', 'NIST SP 800-190 4.1.4', 'Tally require-secret-mounts'],
  messages: {
    copied: '{name} copies the secret {id} into the layer',
    printed: '{name} prints the secret {id} into the build log',
    exported: 'the secret {id} is written to {path}, which stays in the layer',
    nested: 'secret {id} lies below the cache mount {path}: the mount point stays in the cache',
    login: '{name} stores what it was given in a file of this layer',
  },
  check({ stages }, report) {
    for (const { instruction } of placed(stages, 'RUN')) {
      const mounts = mountsOf(instruction);
      const scratch = mounts.filter(({ type }) => type === 'tmpfs').map(({ target }) => target ?? '');
      for (const secret of mounts.filter(({ type }) => type === 'secret')) {
        const cache = cacheAbove(pathOf(secret), mounts);
        if (cache) report({ at: secret, message: 'nested', data: { id: secret.id ?? '', path: cache.target ?? '' } });
        for (const command of instruction.commands) checkCommand(command, secret, scratch, report);
      }
    }
  },
});

function cacheAbove(path: string | null, mounts: readonly Mount[]): Mount | undefined {
  return mounts.find(
    ({ type, target }) => type === 'cache' && path?.startsWith(`${(target ?? '/').replace(/\/$/, '')}/`),
  );
}

function checkCommand(
  command: Command,
  secret: Mount,
  scratch: readonly string[],
  report: Out<'copied' | 'printed' | 'exported' | 'login'>,
): void {
  if (!command.words.slice(1).some(({ raw }) => uses(raw, secret))) return;
  const inScratch = (file: string) =>
    /^\/(?:dev|proc)\//.test(file) || scratch.some((folder) => folder !== '' && file.startsWith(folder));
  const output = command.redirects.find(
    ({ operator, target }) =>
      /^(?:\d*|&)>/.test(operator) && !isCopyOfOutput(operator, target.value) && !inScratch(target.value),
  )?.target;
  const data = { name: command.name, id: secret.id ?? '', path: output?.value ?? '' };
  const message = leakOf(command, output !== undefined, inScratch);
  if (message !== null) report({ at: command, message, data });
  if (scratch.length === 0 && isLogin(command)) report({ at: command, message: 'login', data });
}

/** How a command that touches the secret lets it out. */
function leakOf(
  command: Command,
  redirected: boolean,
  inScratch: (file: string) => boolean,
): 'copied' | 'exported' | 'printed' | null {
  const copies = /^(?:cp|mv|install|ln|rsync)$/.test(command.name);
  if (copies && !inScratch(command.words.at(-1)?.value ?? '')) return 'copied';
  if (redirected && !command.substituted) return 'exported';
  return !copies && isPrinted(command) ? 'printed' : null;
}

/** Whether a word names the secret's file or its variable. */
function uses(text: string, secret: Mount): boolean {
  const path = pathOf(secret);
  if (path !== null && text.includes(path)) return true;
  return secret.env !== null && new RegExp(String.raw`\$\{?${escaped(secret.env)}\b`).test(text);
}

function pathOf({ target, env, id }: Mount): string | null {
  if (target !== null) return target.startsWith('/') ? target : `/run/secrets/${target}`;
  return env === null ? `/run/secrets/${id ?? ''}` : null;
}

function escaped(name: string): string {
  return name.replaceAll(/[^\w]/g, String.raw`\$&`);
}

function isPrinted(command: Command): boolean {
  return (
    /^(?:cat|echo|printf|head|tail|base64|xxd|od)$/.test(command.name) &&
    !command.substituted &&
    !command.followedBy.startsWith('|') &&
    !isKeptOutOfLog(command)
  );
}

/** `2>&1` and the like name no file. */
function isCopyOfOutput(operator: string, target: string): boolean {
  return operator.endsWith('>&') && /^\d+$|^-$/.test(target);
}

/** Whether the last redirection of the output leads away from the build log. */
function isKeptOutOfLog({ redirects }: Command): boolean {
  const last = redirects.findLast(({ operator }) => /^1?(?:>[>|&]?)$|^&>>?$/.test(operator));
  if (last === undefined || isCopyOfOutput(last.operator, last.target.value)) return false;
  return !/^\/(?:dev\/(?:stdout|stderr|tty|fd\/[12])|proc\/(?:self|1)\/fd\/[12])$/.test(last.target.value);
}

/** Tools that keep the credential they were given. */
function isLogin(command: Command): boolean {
  const text = command.words.map(({ value }) => value).join(' ');
  return /^(?:npm|yarn|pnpm) config set|^git config|^(?:docker|podman|helm|oras) (?:registry )?login|^aws configure|^composer config|^bundle config|^dotnet nuget add|^poetry config|^pip[\d.]* config/.test(
    text,
  );
}
