import type { Instruction, StageBase, Word } from '../model/dockerfile.ts';
import { destinationOf } from './_shared/copies.ts';
import { type Mend, type Out, defineRule } from './_shared/define-rule.ts';
import { instructionsOf } from './_shared/placed.ts';

export default defineRule({
  name: 'relative-workdir',
  summary: 'WORKDIR is absolute, and COPY to a relative path has one above it.',
  severity: 'low',
  references: [
    'hadolint DL3000',
    'hadolint DL3045',
    'BuildKit WorkdirRelativePath',
    'Trivy DS-0009',
    'KICS 6b376af8',
    'droast DF009',
    'droast DF063',
  ],
  messages: {
    workdir: 'WORKDIR {path} depends on a base image that may change its own',
    copy: 'COPY to {path} without a WORKDIR lands wherever the base image points',
  },
  check({ stages }, report) {
    const set = new Set<number>();
    for (const stage of stages) {
      const { base } = stage;
      let known = base.kind === 'scratch' || (base.kind === 'stage' && set.has(base.index));
      for (const instruction of instructionsOf(stage, 'WORKDIR', 'COPY')) {
        if (!known) checkPath(instruction, folderOf(base), report);
        known ||= instruction.keyword === 'WORKDIR';
      }
      if (known) set.add(stage.index);
    }
  },
});

/** Folders that official images start in. */
const FOLDERS: readonly { readonly repository: RegExp; readonly folder: string }[] = [
  { repository: /^library\/(?:node|python|ruby|debian|ubuntu|alpine|fedora|rust|eclipse-temurin)$/, folder: '' },
  { repository: /^library\/golang$/, folder: '/go' },
  { repository: /^library\/php$/, folder: '/var/www/html' },
];

/** Where a stage starts, without a slash at its end; `null` when it is not known. */
function folderOf(base: StageBase): string | null {
  if (base.kind !== 'image') return null;
  const known = base.contract?.workdir ?? null;
  if (known !== null) return known.replace(/\/$/, '');
  return FOLDERS.find(({ repository }) => repository.test(base.reference.repository))?.folder ?? null;
}

function checkPath(instruction: Instruction, folder: string | null, report: Out<'workdir' | 'copy'>): void {
  const workdir = instruction.keyword === 'WORKDIR';
  const path = workdir ? instruction.words[0] : destinationOf(instruction);
  if (path && isRelative(path.value))
    report({
      at: path,
      message: workdir ? 'workdir' : 'copy',
      data: { path: path.value },
      ...(workdir ? absolute(path, folder) : {}),
    });
}

/** The same folder, said in full. */
function absolute({ raw, value, range, literal }: Word, folder: string | null): { fix?: Mend } {
  if (folder === null || !literal || raw !== value || !/^\w[\w./-]*$/.test(value) || value.includes('..')) return {};
  const text = `${folder}/${value}`;
  return { fix: { title: `write ${text}`, safe: true, edits: [{ range, text }] } };
}

function isRelative(path: string): boolean {
  return /^[\w.-]/.test(path) && !/^[A-Za-z]:/.test(path);
}
