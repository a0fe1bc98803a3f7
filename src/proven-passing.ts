import { deploymentOf } from './deploy/deployment.ts';
import { passSecret, type Passed, type PassedEdits } from './deploy/pass-secret.ts';
import { applyEdits } from './dockerfile/edits.ts';
import type { Repo } from './model/repo.ts';
import { overlayRepo } from './repo/overlay-repo.ts';

/** As `passSecret`, and only where the files, read again, hand the secret in every place that handed the argument. */
export function provenPassing(repo: Repo, passed: Passed): readonly PassedEdits[] | null {
  const before = deploymentOf(repo);
  const files = passSecret(repo, before, passed);
  if (files === null) return null;
  const texts = new Map(files.map(({ path, edits }) => [path, applyEdits(repo.text(path) ?? '', [edits]).text]));
  const after = deploymentOf(overlayRepo(repo, texts));
  const builds = after.builds.filter(({ dockerfile }) => dockerfile === passed.dockerfile);
  const handing = before.builds.filter(
    ({ dockerfile, args }) => dockerfile === passed.dockerfile && Object.hasOwn(args, passed.name),
  );
  const secret = builds.filter(({ secrets }) => secrets.includes(passed.id));
  const isWhole =
    after.unreadable.length === before.unreadable.length &&
    builds.every(({ args }) => !Object.hasOwn(args, passed.name)) &&
    secret.length >= handing.length;
  return isWhole ? files : null;
}
