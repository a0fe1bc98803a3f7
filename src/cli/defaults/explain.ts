import { EXIT } from '../../errors.ts';
import { openRepo, trustedHashes, workTreeOf, type Policy, type Setting } from '../../api.ts';
import { UsageError } from '../../errors.ts';
import type { Action } from '../commands/defaults.ts';
import { wrapped } from '../dialog/layout.ts';
import { placeOfTrust } from '../dialog/trust.ts';
import { suggest } from '../suggest.ts';
import { inMarksOf, terminalOf, type Terminal } from '../terminal.ts';
import { dayOf } from '../today.ts';
import { visible } from '../visible.ts';
import { policyIn } from './policy-in.ts';

/** `ironhull defaults explain [key]`: each value, who set it, who tried to, and the exceptions from it. */
export const explainDefaults: Action = async (call, [key], { stdout }) => {
  const policy = await policyIn([]);
  const settings = key === undefined ? policy.settings : chosenBy(key, policy);
  const today = dayOf(call.options['as-of']);
  if (call.options['json'] === true) {
    const { layers, exceptions } = policy;
    stdout.write(
      `${JSON.stringify({ schemaVersion: 1, command: 'defaults explain', presets: layers, settings, exceptions }, null, 2)}\n`,
    );
    return EXIT.ok;
  }
  const terminal = terminalOf(stdout, process.env);
  const lines = [
    ...settings.flatMap((setting) => settingLines(setting, policy, terminal)),
    ...exceptionLines(policy, key, today, terminal),
  ];
  stdout.write(`${inMarksOf(terminal, lines.join('\n'))}\n`);
  return EXIT.ok;
};

function chosenBy(key: string, { settings }: Policy): readonly Setting[] {
  const found = settings.filter(
    (one) => one.key === key || one.key.startsWith(`${key}.`) || one.key.startsWith(`${key}[`),
  );
  if (found.length > 0) return found;
  const close = suggest(
    key,
    settings.map((one) => one.key),
  );
  throw new UsageError(`no preset sets ${visible(key)}.${close === null ? '' : ` Did you mean ${close}?`}`);
}

function settingLines(
  { key, value, by, locked, tried }: Setting,
  policy: Policy,
  terminal: Terminal,
): readonly string[] {
  const place = (index: number, line: number): string => {
    const layer = policy.layers[index];
    return `${layer?.name ?? ''}, ${layer?.file ?? ''}:${line}`;
  };
  const line = (label: string, text: string): readonly string[] =>
    wrapped(`    ${label.padEnd(7)} `, visible(text), terminal.width);
  return [
    ...wrapped(
      `  ${terminal.paint('strong', visible(key))}  `,
      visible(value === undefined ? 'unset' : JSON.stringify(value)),
      terminal.width,
    ),
    ...by.flatMap(({ layer, line: at }, index) => line(index === 0 ? 'set' : 'then', place(layer, at))),
    ...codeOf(key, by.at(-1)?.layer, policy).flatMap((text) => line('code', text)),
    ...(locked === null ? [] : line('locked', place(locked.layer, locked.line))),
    ...tried.flatMap(({ origin, value: wanted }) =>
      line('tried', `${place(origin.layer, origin.line)}, to ${JSON.stringify(wanted)}: without effect`),
    ),
  ];
}

/** What has to be trusted before such a key has an effect, and whether it is here. */
function codeOf(key: string, layer: number | undefined, { layers }: Policy): readonly string[] {
  const code = layer === undefined ? undefined : layers[layer]?.code;
  if (code === undefined || !/^(?:templates|stacks)\b/.test(key)) return [];
  const isTrusted = trustedHashes(placeOfTrust(), workTreeOf(openRepo('.')).repo.root).has(code.sha256);
  return [`sha256 ${code.sha256}, ${isTrusted ? 'trusted here' : 'not trusted here'}`];
}

function exceptionLines(
  { exceptions, layers }: Policy,
  key: string | undefined,
  today: string,
  terminal: Terminal,
): readonly string[] {
  const shown = exceptions.filter(
    ({ rule, lock }) => key === undefined || [rule, lock].some((one) => one?.startsWith(key)),
  );
  return shown.flatMap(({ rule, lock, path, reason, owner, expires, refused, origin }) => {
    const state = refused !== '' ? `does not count: ${refused}` : today > expires ? 'expired' : 'holds';
    const where = path === undefined ? '' : ` in ${path}`;
    return wrapped(
      `  ${terminal.paint('strong', 'exception')}  `,
      visible(
        `${rule ?? lock ?? ''}${where} until ${expires}, ${state}; ${reason}; ${owner} owns it; ${layers[origin.layer]?.file ?? ''}:${origin.line}`,
      ),
      terminal.width,
    );
  });
}
