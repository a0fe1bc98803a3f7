import { UsageError } from '../errors.ts';
import { NO_CODE, type CodeFile, type OfferedCode, type TeamTemplate, type TrustedCode } from '../model/code.ts';
import { saidBy, type Policy } from '../model/policy.ts';
import type { Stack } from '../model/stack.ts';
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
  const stacks = await stacksOf(policy, needed);
  const names = new Set([...known, ...templates.map(([name]) => name)]);
  for (const { id, said } of stacks) refuseIncomplete(id, said, known, names);
  for (const [name] of templates) refuseUnknown(name, { known, own: stacks.map(({ id }) => id) }, policy);
  return { templates: new Map(templates), stacks: stacks.map(({ stack }) => stack) };
}

interface OpenedStack {
  readonly id: string;
  readonly stack: Stack;
  /** Who brings it, and whom to ask. */
  readonly said: string;
}

async function stacksOf(policy: Policy, needed: readonly OfferedCode[]): Promise<readonly OpenedStack[]> {
  const files = needed.flatMap(({ layer, files: all }) =>
    all.filter((file) => file.kind === 'stack' && decides(policy, layer, file)).map((file) => ({ layer, file })),
  );
  if (files.length === 0) return [];
  const { loadStack } = await import('./load-stack.ts');
  const opened: OpenedStack[] = [];
  for (const { layer, file } of files) {
    const { file: shown } = templateOf(policy, layer, file);
    const stack = await loadStack({ id: file.name, text: file.text, file: shown });
    opened.push({ id: file.name, stack, said: saidBy(policy, keyOf(['stacks', file.name])) });
  }
  return opened;
}

/** A stack of a team has a name of its own, and an ignore file of its own: what a build lets in is nobody's default (H9). */
function refuseIncomplete(id: string, said: string, known: ReadonlySet<string>, names: ReadonlySet<string>): void {
  if ([...known].some((name) => name.startsWith(`${id}/`)))
    throw new UsageError(`the stack ${id} is one of ours: ${said}. Nothing was written.`);
  if (!names.has(`${id}/dockerignore`))
    throw new UsageError(`the stack ${id} has no template ${id}/dockerignore: ${said}. Nothing was written.`);
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
function refuseUnknown(
  name: string,
  { known, own }: { readonly known: ReadonlySet<string>; readonly own: readonly string[] },
  policy: Policy,
): void {
  if (known.has(name) || ['team', ...own].some((folder) => name.startsWith(`${folder}/`))) return;
  const key = keyOf(['templates', name]);
  throw new UsageError(`no template is called ${name}: ${saidBy(policy, key)}. Nothing was written.`, {
    hints: ['a partial of your own is called team/NAME'],
  });
}
