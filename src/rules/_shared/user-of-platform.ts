import type { DockerfileInput } from './define-rule.ts';

/**
 * Images that a USER does not help: a Docker daemon and a runner that starts containers need root to start at all, AWS Lambda runs
 * every image as an account of its own whatever the file says, and Windows knows no root.
 */
const BY_PLATFORM: readonly { readonly repository: RegExp; readonly tag?: RegExp }[] = [
  { repository: /^library\/docker$/, tag: /dind/ },
  { repository: /^gitlab(?:-org)?\/gitlab-runner$/ },
  { repository: /^(?:lambda\/|amazon\/aws-lambda-)/ },
  { repository: /^windows(?:\/|$)/ },
  { repository: /./, tag: /nanoserver|windowsservercore/ },
];

/** Whether the platform, and no USER, decides who runs what the shipped stage starts from. */
export function isUserOfPlatform({ shippedStages }: Pick<DockerfileInput, 'shippedStages'>): boolean {
  const base = [...shippedStages].at(-1)?.base;
  if (base?.kind !== 'image') return false;
  const { repository, tag } = base.reference;
  return BY_PLATFORM.some((row) => row.repository.test(repository) && (row.tag?.test(tag ?? '') ?? true));
}
