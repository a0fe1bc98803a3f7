import type { Rule } from '../src/rules/_shared/define-rule.ts';

/** Ids of other tools that no rule of ours covers, with the reason. */
export const verdicts: readonly { readonly id: string; readonly why: string }[] = [
  {
    id: 'hadolint DL1001',
    why: 'it forbids suppressions. Ours need a reason (`suppression-reason`), which serves the same end.',
  },
  {
    id: 'hadolint DL3010',
    why: 'it wants ADD for local archives, so that they are unpacked. COPY with an explicit unpacking step reads better, and a bind mount leaves no archive behind: a matter of taste.',
  },
  {
    id: 'BuildKit InvalidBaseImagePlatform',
    why: 'it compares the platform of the base image, which only a registry knows. `docker build --check` does it.',
  },
  { id: 'Trivy DS-0003, DS-0018, DS-0028', why: 'these numbers were given back by Trivy and check nothing.' },
  {
    id: 'ShellCheck SC…',
    why: "rules on shell text are ShellCheck's own; run it beside ironhull. What a shell text does to an image is judged here.",
  },
];

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

export interface ToolRow {
  readonly tool: string;
  readonly id: string;
  readonly names: readonly string[];
}

/** Which of our rules covers which id of another tool or standard. */
export function toolTable(rules: readonly Rule[]): ToolRow[] {
  return TOOLS.flatMap(({ tool, prefix }) => {
    const ids = [
      ...new Set(rules.flatMap(({ references }) => references.filter((reference) => reference.startsWith(prefix)))),
    ];
    return ids.toSorted(byNumber).map((reference) => ({
      tool,
      id: reference.startsWith(`${tool} `) ? reference.slice(tool.length + 1) : reference,
      names: rules.filter(({ references }) => references.includes(reference)).map(({ name }) => name),
    }));
  });
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
