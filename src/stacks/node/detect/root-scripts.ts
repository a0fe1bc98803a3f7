import type { Conflict } from '../../../model/evidence.ts';
import { textAt, type JsonFile } from '../../_shared/json-file.ts';

/** Scripts that only set up a developer's checkout. */
const FOR_DEVELOPERS = /^(?:npx )?(?:husky|lefthook|simple-git-hooks)\b/;

/** The repo's own `postinstall`, which runs apart from the install: in the build, where the sources are. */
export function postinstall(manifest: JsonFile): { readonly value: string; readonly from: string } | null {
  const script = textAt(manifest, 'scripts', 'postinstall');
  return script === null || FOR_DEVELOPERS.test(script.value.trim()) ? null : script;
}

/** Without a build there is no step that could run it. */
export function rootScriptNotices(manifest: JsonFile, built: boolean): readonly Conflict[] {
  const script = postinstall(manifest);
  if (script === null || built) return [];
  return [
    {
      about: 'postinstall script',
      taken: { value: 'not run in the image', from: script.from },
      others: [script],
      why: 'packages are installed before the sources are there; a "build" script would run it',
    },
  ];
}
