import type { Rule } from '../src/rules/_shared/define-rule.ts';
import { otherTools } from './other-tools.ts';
import { verdicts } from './verdicts.ts';

/** Tools and standards as references begin with them; where a reference is the bare id, the prefix is part of it. */
const TOOLS: readonly { readonly tool: string; readonly prefix: string }[] = [
  { tool: 'hadolint', prefix: 'hadolint DL' },
  { tool: 'BuildKit', prefix: 'BuildKit ' },
  { tool: 'Trivy', prefix: 'Trivy DS-' },
  { tool: 'Checkov', prefix: 'Checkov CKV' },
  { tool: 'KICS', prefix: 'KICS ' },
  { tool: 'Semgrep', prefix: 'Semgrep ' },
  { tool: 'droast', prefix: 'droast ' },
  { tool: 'Tally', prefix: 'Tally ' },
  { tool: 'dockle', prefix: 'CIS-DI-' },
  { tool: 'dockle', prefix: 'DKL-' },
  { tool: 'CIS Docker', prefix: 'CIS Docker ' },
  { tool: 'OWASP Docker', prefix: 'OWASP Docker ' },
  { tool: 'NIST SP 800-190', prefix: 'NIST SP 800-190 ' },
];

/** One id of another tool or standard: the rules that cover it, or why none does. */
export interface ToolRow {
  readonly tool: string;
  readonly id: string;
  readonly names: readonly string[];
  readonly verdict: string | null;
}

/** Every id that a list of `other-tools.ts` or a rule names. */
export function toolTable(rules: readonly Rule[]): ToolRow[] {
  return [...new Set(TOOLS.map(({ tool }) => tool))].flatMap((tool) =>
    idsOf(tool, rules).map((id) => ({
      tool,
      id,
      names: rules
        .filter(({ references }) => references.some((reference) => idIn(reference, tool) === id))
        .map(({ name }) => name),
      verdict: verdicts.find((row) => row.tool === tool && row.ids.split(' ').includes(id))?.why ?? null,
    })),
  );
}

function idsOf(tool: string, rules: readonly Rule[]): string[] {
  const listed = otherTools.find((other) => other.tool === tool)?.ids ?? [];
  const named = rules.flatMap(({ references }) => references.flatMap((reference) => idIn(reference, tool) ?? []));
  return [...new Set([...listed, ...named])].toSorted(byNumber);
}

/** The id of a tool that a reference names, or `null` when it speaks of another one. */
function idIn(reference: string, tool: string): string | null {
  const isOne = TOOLS.some((row) => row.tool === tool && reference.startsWith(row.prefix));
  if (!isOne) return null;
  const id = reference.startsWith(`${tool} `) ? reference.slice(tool.length + 1) : reference;
  // `BuildKit docs: build secrets` is a page, no check.
  return tool === 'BuildKit' && !/^[A-Z]\w+$/.test(id) ? null : id;
}

/** `CIS Docker 4.10` behind `CIS Docker 4.9`. */
function byNumber(one: string, other: string): number {
  const parts = (text: string) =>
    text
      .split(/(\d+)/)
      .map((part) => (/^\d+$/.test(part) ? part.padStart(12, '0') : part))
      .join('');
  return parts(one) < parts(other) ? -1 : 1;
}
