import type { Finding } from '../model/finding.ts';

/** The eight failures of container builds, and the rules that find each. */
const PATTERNS: readonly { readonly title: string; readonly rules: RegExp }[] = [
  {
    title: 'base image',
    rules:
      /^(?:base-image-.*|deprecated-base-image|arg-in-from|syntax-directive|trusted-registry|compose-image-tag|platform-in-from)$/,
  },
  {
    title: 'needless programs',
    rules:
      /^(?:unneeded-tool|full-base-image|single-stage-build|dev-dependencies|copy-root-between-stages|no-sudo|no-install-recommends|wget-and-curl|package-cache-left)$/,
  },
  {
    title: 'whole repo copied',
    rules: /^(?:git-clone|copy-whole-context|missing-dockerignore|secret-in-context|copy-before-install)$/,
  },
  {
    title: 'built on the fly',
    rules:
      /^(?:work-at-start|development-server|package-manager-start|compose-build-without-image|lockfile-ignored|unpinned-.*|unverified-download|pipe-to-shell|ci-(?!secret-build-arg).*)$/,
  },
  {
    title: 'root',
    rules:
      /^(?:root-user|unused-user|numeric-user|world-writable|setuid-bit|code-owned-by-user|privileged-port|useradd-large-uid)$/,
  },
  { title: 'several services', rules: /^(?:several-services|exposed-ssh|multiple-instructions)$/ },
  {
    title: 'secrets',
    rules:
      /^(?:secret-.*|password-in-run|login-in-run|public-build-secret|ci-secret-build-arg|compose-secret-in-environment)$/,
  },
  {
    title: 'packages not updated',
    rules: /^(?:apt-update-alone|dist-upgrade|apt-in-scripts|ci-no-scheduled-rebuild)$/,
  },
];

/** Number of the failure that a rule finds, 1 to 8; 9 for everything else. */
export function patternOf({ rule }: Pick<Finding, 'rule'>): number {
  const at = PATTERNS.findIndex(({ rules }) => rules.test(rule));
  return at === -1 ? PATTERNS.length + 1 : at + 1;
}

/** As shown to people. */
export function patternTitle(number: number): string {
  return PATTERNS[number - 1]?.title ?? 'everything else';
}
