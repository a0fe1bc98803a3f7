import { EXIT } from '../../errors.ts';
import type { Action } from '../commands/defaults.ts';
import { openOrEmpty, openRepo, parseReference, PRESET_NAMES, type Policy } from '../../api.ts';
import { policyIn } from './policy-in.ts';
import { withPreset } from './policy-under-test.ts';

/** `ironhull defaults validate [dir]`: reads the config of a folder and all that it extends. */
export const validate: Action = async (call, rest, { stdout }) => {
  const policy = await policyOf(rest);
  const presets = policy.layers.map(({ name, file, sha256, code }) => ({
    name,
    file,
    sha256,
    ...(code === undefined ? {} : { code: code.sha256 }),
  }));
  const tried = policy.settings.filter((setting) => setting.tried.length > 0).map(({ key }) => key);
  const refused = policy.exceptions.filter((exception) => exception.refused !== '').length;
  const failed = tried.length + refused > 0;
  const unread = unreadIn(policy);
  if (call.options['json'] === true)
    stdout.write(
      `${JSON.stringify({ schemaVersion: 1, command: 'defaults validate', failed, presets, tried, refused, unread }, null, 2)}\n`,
    );
  else {
    const lines = presets.flatMap(({ name, file, code }) => [
      `  ${file}  ${name}`,
      ...(code === undefined ? [] : [`    brings code, which was not run: sha256 ${code}`]),
    ]);
    const wrong = [
      ...tried.map((key) => `  ! ${key} is locked, and a later preset sets it: ironhull defaults explain ${key}`),
      ...(refused === 0 ? [] : [`  ! ${refused} exceptions that whoever wrote them may not grant`]),
    ];
    const open = unread.map((one) => `  ${one} is not locked yet, and was not read`);
    stdout.write(`${[...lines, ...open, ...wrong, ...(wrong.length === 0 ? ['  valid'] : [])].join('\n')}\n`);
  }
  return failed ? EXIT.findings : EXIT.ok;
};

/** What is named and nobody has fetched yet. Throws `UsageError` where it could never be. */
function unreadIn({ missing }: Policy): readonly string[] {
  const named = missing.filter(({ why }) => why.startsWith('extends '));
  return named.map(({ reference }) => parseReference(reference).source);
}

/** Of a repository that follows presets, or of the folder that one is published from: then without what it extends elsewhere. */
async function policyOf(rest: readonly string[]): Promise<Policy> {
  const folder = openRepo(rest[0] ?? '.');
  const name = PRESET_NAMES.find((one) => folder.has(one));
  if (name === undefined || name.startsWith('ironhull.config')) return policyIn(rest);
  return withPreset(folder, { offline: true, trust: null }, (following) =>
    following(openOrEmpty(`${folder.root}/.no-such-folder`)),
  );
}
