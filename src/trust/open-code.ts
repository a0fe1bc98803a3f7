import { UsageError } from '../errors.ts';
import { NO_CODE, type CodeFile, type OfferedCode, type TeamTemplate, type TrustedCode } from '../model/code.ts';
import { saidBy, type Policy } from '../model/policy.ts';
import { codeHash } from '../presets/code.ts';
import { keyOf } from '../presets/key-path.ts';

/** Code of presets that something of is in force, so that it would run. */
export function neededCode(policy: Policy, offered: readonly OfferedCode[]): readonly OfferedCode[] {
  return offered.filter(({ layer, files }) => files.some((file) => decides(policy, layer, file)));
}

/** Hands the code of the presets over, once each hash is among those that are trusted. The hash is of the very texts that are handed over. */
export async function openCode(
  policy: Policy,
  offered: readonly OfferedCode[],
  { trusted, known }: { readonly trusted: ReadonlySet<string>; readonly known: ReadonlySet<string> },
): Promise<TrustedCode> {
  const needed = neededCode(policy, offered);
  if (needed.length === 0) return NO_CODE;
  const foreign = needed.find(({ files }) => !trusted.has(codeHash(files)));
  if (foreign !== undefined) throw new TypeError(`code ${foreign.sha256} is not trusted`);
  const templates = needed.flatMap(({ layer, files }) =>
    files
      .filter((file) => file.kind === 'template' && decides(policy, layer, file))
      .map((file) => [file.name, templateOf(policy, layer, file)] as const),
  );
  for (const [name] of templates) refuseUnknown(name, known, policy);
  return { templates: new Map(templates), stacks: [] };
}

/** Whether a preset has the last word on a file of its code. */
function decides(policy: Policy, layer: number, { kind, name }: CodeFile): boolean {
  const key = keyOf([kind === 'template' ? 'templates' : 'stacks', name]);
  return policy.settings.find((one) => one.key === key)?.by.at(-1)?.layer === layer;
}

function templateOf(policy: Policy, layer: number, { path, text }: CodeFile): TeamTemplate {
  const from = policy.layers[layer];
  const document = from?.file ?? '';
  const home = document.slice(0, document.length - (from?.path.length ?? 0));
  return { text, file: `${home}${path}`, preset: from?.name ?? '' };
}

/** A name that nothing includes would be silently without effect, and so would one that a later ironhull has given up. */
function refuseUnknown(name: string, known: ReadonlySet<string>, policy: Policy): void {
  if (known.has(name) || name.startsWith('team/')) return;
  const key = keyOf(['templates', name]);
  throw new UsageError(`no template is called ${name}: ${saidBy(policy, key)}. Nothing was written.`, {
    hints: ['a partial of your own is called team/NAME'],
  });
}
