import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from './package-folder.ts';

/** The hand-written part of a rule's page; `null` where the package came without its docs. */
export function rulePage(name: string): string | null {
  const file = join(packageFolder, 'docs', 'rules', `${name}.md`);
  if (!existsSync(file)) return null;
  const page = readFileSync(file, 'utf8');
  const end = page.indexOf('\n## References');
  const body = page.slice(page.indexOf('\n## ') + 1, end === -1 ? undefined : end);
  return body
    .replaceAll(/^```\w*$/gm, '')
    .replaceAll(/^## (.*)$/gm, '$1')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
