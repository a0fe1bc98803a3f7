/** Ids of another tool that no rule of ours covers, and why. */
interface Verdict {
  readonly tool: string;
  readonly ids: string;
  readonly why: string;
}

const LAYOUT = 'layout of the text: it changes nothing in the image, and a formatter does it without a finding.';

export const verdicts: readonly Verdict[] = [
  {
    tool: 'hadolint',
    ids: 'DL1001',
    why: 'it forbids suppressions. Ours need a reason (`suppression-reason`), which serves the same end.',
  },
  {
    tool: 'hadolint',
    ids: 'DL3010',
    why: 'it wants ADD for local archives, so that they are unpacked. COPY with an explicit unpacking step reads better, and a bind mount leaves no archive behind: a matter of taste.',
  },
  {
    tool: 'BuildKit',
    ids: 'InvalidBaseImagePlatform',
    why: 'it compares the platform of the base image, which only a registry knows. `docker build --check` does it.',
  },
  { tool: 'Trivy', ids: 'DS-0003 DS-0018 DS-0028', why: 'these numbers were given back by Trivy and check nothing.' },
  {
    tool: 'KICS',
    ids: '4b410d24',
    why: 'it wants curl in place of ADD. `ADD --checksum` is the safer of the two: `unverified-download` asks for it.',
  },
  { tool: 'KICS', ids: '4d9f44c6', why: "a parent cgroup of one's own is a way to set limits, not a failure." },
  {
    tool: 'KICS',
    ids: '2fc99041',
    why: 'how often a service is started again is a matter of operation, not of hardening.',
  },
  {
    tool: 'KICS',
    ids: '8c978947 baa452f0',
    why: 'two services with one volume are the usual way to hand files over: nothing in the file tells a fault from a plan.',
  },
  {
    tool: 'KICS',
    ids: 'bc2908f3',
    why: 'it speaks of the port on the host, which the engine opens. `privileged-port` looks at the one in the container.',
  },
  {
    tool: 'Tally',
    ids: 'consistent-indentation eol-last epilogue-order labels/prefer-grouped labels/prefer-stable-order max-lines newline-between-instructions newline-per-chained-call no-multi-spaces no-multiple-empty-lines no-trailing-spaces prefer-formatted-heredocs sort-packages',
    why: LAYOUT,
  },
  {
    tool: 'Tally',
    ids: 'prefer-add-unpack prefer-copy-chmod prefer-copy-heredoc prefer-curl-config prefer-run-heredoc prefer-wget-config',
    why: 'another way to write the same thing: taste.',
  },
  {
    tool: 'Tally',
    ids: 'copy-after-user-without-chown',
    why: 'it wants files to belong to the user that runs. Ours asks for the opposite (`code-owned-by-user`): what runs must not be able to change itself.',
  },
  {
    tool: 'Tally',
    ids: 'copy-from-empty-scratch-stage shell-run-in-scratch',
    why: 'the build itself fails, at once and with a clear message.',
  },
  {
    tool: 'Tally',
    ids: 'curl-should-follow-redirects',
    why: 'a download that got a page instead of its file fails the checksum that `unverified-download` asks for.',
  },
  {
    tool: 'Tally',
    ids: 'gpu/cuda-version-mismatch gpu/no-buildtime-gpu-queries gpu/no-container-runtime-in-image gpu/no-hardcoded-visible-devices gpu/no-redundant-cuda-install gpu/prefer-minimal-driver-capabilities gpu/prefer-runtime-final-stage gpu/prefer-uv-over-conda',
    why: 'they need knowledge of CUDA that ironhull does not have yet.',
  },
  {
    tool: 'Tally',
    ids: 'js/node-gyp-cache-mounts ruby/bootsnap-precompile-without-j1 ruby/jemalloc-installed-but-not-preloaded ruby/prefer-bundler-cache-mount ruby/yjit-not-enabled-on-supported-runtime php/enable-opcache-in-production',
    why: 'about speed, not about safety.',
  },
  {
    tool: 'Tally',
    ids: 'ruby/asset-precompile-without-dummy-key ruby/deprecated-bundler-install-flags ruby/healthcheck-rails-up-endpoint ruby/prefer-gemfile-bind-mounts ruby/prefer-network-none-install ruby/redundant-bundler-install ruby/leftover-bundler-cache ruby/missing-bundle-without-development ruby/state-paths-not-writable-as-non-root php/no-xdebug-in-final-image',
    why: 'they need knowledge of Rails and PHP that ironhull does not have yet: neither is one of its stacks.',
  },
  {
    tool: 'Tally',
    ids: 'labels/no-buildx-git-overlap labels/no-stale-base-digest',
    why: 'about labels that a builder writes over. They mislead nobody who reads the attestation that `ci-no-attestation` asks for.',
  },
  {
    tool: 'Tally',
    ids: 'no-ungraceful-stopsignal prefer-canonical-stopsignal prefer-nginx-sigquit prefer-systemd-sigrtmin-plus-3',
    why: 'which signal a program stops on is known to it alone. Templates set STOPSIGNAL where it is known, and `verify` stops the container and looks.',
  },
  {
    tool: 'Tally',
    ids: 'no-unreachable-stages',
    why: 'a stage that nothing needs is not built, and may be the target of a pipeline.',
  },
  { tool: 'Tally', ids: 'platform-mismatch', why: 'only a registry knows the platforms of an image.' },
  {
    tool: 'Tally',
    ids: 'powershell/error-action-preference powershell/prefer-shell-instruction powershell/progress-preference windows/no-chown-flag windows/no-run-mounts windows/no-stopsignal',
    why: 'Windows containers are out of scope.',
  },
  { tool: 'Tally', ids: 'prefer-telemetry-opt-out', why: 'about privacy of the build, not about what is shipped.' },
  {
    tool: 'Tally',
    ids: 'prefer-vex-attestation',
    why: 'a VEX statement is written by people who know. `ci-no-attestation` asks for what a builder can tell by itself.',
  },
  {
    tool: 'Tally',
    ids: 'user-explicit-group-drops-supplementary-groups',
    why: 'to drop them is what is wanted: `numeric-user` asks for the group.',
  },
  { tool: 'dockle', ids: 'CIS-DI-0003 CIS-DI-0004 CIS-DI-0011', why: 'dockle lists them and does not check them.' },
  {
    tool: 'dockle',
    ids: 'CIS-DI-0002 CIS-DI-0005',
    why: 'Content Trust is being retired by Docker, and what may be pulled is decided outside the image: `trusted-registry`.',
  },
  {
    tool: 'dockle',
    ids: 'DKL-LI-0002',
    why: 'two accounts with one number are seen in the finished image only; `verify` looks at the user that runs.',
  },
  {
    tool: 'CIS Docker',
    ids: '4.5',
    why: 'Docker is retiring Content Trust; with it switched on, official images can no longer be pulled.',
  },
  {
    tool: 'CIS Docker',
    ids: '5.1 5.2 5.3 5.9 5.15 5.18 5.19 5.20 5.21 5.23 5.24 5.25 5.27 5.30',
    why: 'about the host and about containers that run, not about files of a repository.',
  },
  {
    tool: 'OWASP Docker',
    ids: '0 6 10 11',
    why: 'about the host and its daemon, not about files of a repository.',
  },
];

/** Checks that have no number in a list of ids. */
export const wholesale: readonly string[] = [
  "**ShellCheck SC…**: rules on shell text are ShellCheck's own; run it beside ironhull. What a shell text does to an image is judged here.",
  '**Semgrep, droast**: what is named in the table is covered. Their full lists were not compared.',
];
