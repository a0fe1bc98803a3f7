import { type Mount, mountsOf } from '../dockerfile/mounts.ts';
import type { Command, Range } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';
import { payload } from './_shared/runs.ts';

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
    for (const stage of stages) {
      for (const instruction of stage.body.map(payload)) {
        const mounts = mountsOf(instruction);
        const secrets = mounts.filter(({ type }) => type === 'secret');
        for (const secret of secrets) {
          const target = pathOf(secret);
          const cache = mounts.find(
            (mount) =>
              mount.type === 'cache' &&
              target !== null &&
              target.startsWith(`${(mount.target ?? '/').replace(/\/$/, '')}/`),
          );
          if (cache) report({ at: secret, message: 'nested', data: { id: secret.id ?? '', path: cache.target ?? '' } });
          const scratch = mounts.filter(({ type }) => type === 'tmpfs').map((mount) => mount.target ?? '');
          for (const command of instruction.commands) checkCommand(command, secret, scratch, report);
        }
      }
    }
  },
});

type Out = (finding: {
  at: { range: Range };
  message: 'copied' | 'printed' | 'exported' | 'login';
  data: Record<string, string>;
}) => void;

function pathOf({ target, env, id }: Mount): string | null {
  if (target !== null) return target.startsWith('/') ? target : `/run/secrets/${target}`;
  return env === null ? `/run/secrets/${id ?? ''}` : null;
}

function checkCommand(command: Command, secret: Mount, scratch: readonly string[], report: Out): void {
  const path = pathOf(secret);
  const id = secret.id ?? '';
  const uses = (text: string) =>
    (path !== null && text.includes(path)) ||
    (secret.env !== null && new RegExp(String.raw`\$\{?${escaped(secret.env)}\b`).test(text));
  const words = command.words.slice(1);
  const touched = words.some(({ raw }) => uses(raw));
  const inScratch = (file: string) =>
    /^\/(?:dev|proc)\//.test(file) || scratch.some((folder) => folder !== '' && file.startsWith(folder));
  const output = command.redirects.find(({ operator, target }) => /^\d*>/.test(operator) && !inScratch(target.value));
  const data = { name: command.name, id, path: output?.target.value ?? '' };
  if (touched && /^(?:cp|mv|install|ln|rsync)$/.test(command.name) && !inScratch(words.at(-1)?.value ?? ''))
    report({ at: command, message: 'copied', data });
  else if (touched && output && !command.substituted) report({ at: command, message: 'exported', data });
  else if (touched && isPrinted(command)) report({ at: command, message: 'printed', data });
  if (touched && scratch.length === 0 && isLogin(command)) report({ at: command, message: 'login', data });
}

function escaped(name: string): string {
  return name.replaceAll(/[^\w]/g, String.raw`\$&`);
}

function isPrinted(command: Command): boolean {
  return (
    /^(?:cat|echo|printf|head|tail|base64|xxd|od)$/.test(command.name) &&
    !command.substituted &&
    !command.followedBy.startsWith('|')
  );
}

/** Tools that keep the credential they were given. */
function isLogin(command: Command): boolean {
  const text = command.words.map(({ value }) => value).join(' ');
  return /^(?:npm|yarn|pnpm) config set|^git config|^(?:docker|podman|helm|oras) (?:registry )?login|^aws configure|^composer config|^bundle config|^dotnet nuget add|^poetry config|^pip[\d.]* config/.test(
    text,
  );
}
