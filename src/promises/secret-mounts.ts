import { HARMLESS } from './package-managers.ts';
import { deviates, everyInstruction, mounts, type Generated, type Instruction } from './read-dockerfile.ts';

/** What may run while a secret is mounted beside fetching that runs nothing of what it fetches: the shell's own words. */
const WORDS = [/^(?:test|\[|echo|exit|export|printf|set|cd|umask|:|true|mkdir|rm|unset)\b/, /^:/, /^cp\b/];

/** H8: a secret is required, guarded against being empty, under no cache, and beside nobody else's code; or the file says why not. */
export function secretMounts(files: Generated): readonly string[] {
  return everyInstruction(files).flatMap((one) => {
    const secrets = mounts(one).filter((mount) => mount.get('type') === 'secret' || mount.get('type') === 'ssh');
    if (secrets.length === 0) return [];
    return [
      ...secrets
        .filter((mount) => mount.get('required') !== 'true')
        .map(() => `line ${one.line}: a secret that is not required`),
      ...secrets
        .filter((mount) => !isGuarded(one, mount))
        .map((mount) => `line ${one.line}: ${mount.get('id')} may be empty`),
      ...secrets
        .filter((mount) => isUnderCache(one, mount))
        .map((mount) => `line ${one.line}: ${mount.get('id')} lies under a cache`),
      ...(deviates(files, 'H8')
        ? []
        : strangers(one).map((command) => `line ${one.line}: beside a secret runs: ${command}`)),
    ];
  });
}

function isGuarded(run: Instruction, mount: ReadonlyMap<string, string>): boolean {
  if (mount.get('type') === 'ssh') return true;
  const text = [run.text, ...run.heredocs].join('\n');
  const variable = mount.get('env');
  if (variable !== undefined)
    return new RegExp(`\\$\\{${variable}:\\?`).test(text) || text.includes(`test -n "$${variable}"`);
  return text.includes(`test -s ${mount.get('target') ?? `/run/secrets/${mount.get('id')}`}`);
}

function isUnderCache(run: Instruction, secret: ReadonlyMap<string, string>): boolean {
  const target = secret.get('target') ?? '/run/secrets';
  return mounts(run).some(
    (mount) => mount.get('type') === 'cache' && `${target}/`.startsWith(`${mount.get('target')}/`),
  );
}

function strangers(run: Instruction): readonly string[] {
  const text = [run.text, ...run.heredocs]
    .join('\n')
    .replace(/\$\([^()]*\)/g, '')
    .replace(/'[^']*'|"[^"]*"/g, 'x');
  const commands = text.split(/&&|\|\||[;{}\n|]/).map((command) =>
    command
      .trim()
      .replace(/^(?:[A-Za-z_]\w*=\S*\s+)+/, '')
      .replace(/\s*>&?\s*\S+$/, ''),
  );
  return commands.filter(
    (command) =>
      command !== '' &&
      !/^[A-Za-z_]\w*=\S*$/.test(command) &&
      ![...WORDS, ...HARMLESS].some((fits) => fits.test(command)),
  );
}
