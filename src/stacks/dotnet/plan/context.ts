import type { Answers } from '../../../model/answers.ts';
import type { Facts } from '../../../model/facts.ts';
import type { ContextPlan } from '../../../model/plan.ts';
import { plainPath } from '../../_shared/safe.ts';
import type { DotnetDetails } from '../facts.ts';

/** What developers' tools leave behind, what only their machines read, and what signs in their name. */
const NEVER = [
  '**/bin/',
  '**/obj/',
  '**/.vs/',
  '**/.idea/',
  '**/TestResults/',
  '**/node_modules/',
  '**/*.user',
  '**/*.pfx',
  '**/launchSettings.json',
  '**/secrets.json',
  '**/appsettings.Development.json',
  '**/appsettings.*.local.json',
];

/** What reaches the build: the files that the restore reads, and the folders of the projects that are built. */
export function contextOf({ details }: Facts<DotnetDetails>, answers: Answers): ContextPlan {
  const folders = details.folders.filter((folder) => folder !== '.').map((folder) => `${folder}/`);
  const outside = details.manifests.filter((file) => !folders.some((folder) => file.startsWith(folder)));
  const named = [...outside, ...folders, ...details.sources.filter((path) => !path.startsWith('**'))];
  const include = [
    ...named.map((path) => plainPath(path, path)),
    ...details.sources.filter((path) => path.startsWith('**')),
    ...(answers.include ?? []).map((path) => plainPath(path, '--include')),
  ];
  const others = details.others.map((folder) => `${plainPath(folder, folder)}/`);
  return { include: [...new Set(include)], exclude: [...others, ...NEVER] };
}
