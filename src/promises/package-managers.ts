/** What the promises know of a package manager: one row makes a new one known to all of them. */
interface PackageManager {
  /** Calls that install or build from a lock, each with what makes it keep to the lock (H7). */
  readonly frozen?: readonly (readonly [called: RegExp, keepsTo: RegExp])[];
  /** Calls that download what a lock names (H17). */
  readonly downloads?: RegExp;
  /** Calls that run nothing of what they fetch, so that a secret may be mounted beside them (H8). */
  readonly harmless?: readonly RegExp[];
}

const MANAGERS: readonly PackageManager[] = [
  {
    frozen: [[/\bnpm (?:install|i|update)\b(?! (?:-g|--global)\b)/, /\b(?:-g|--global)\b/]],
    downloads: /\bnpm (?:ci|install)\b/,
    harmless: [/^npm (?:ci|fetch)\b.*--ignore-scripts\b/],
  },
  {
    frozen: [[/\bpnpm (?:install|i|add|update|fetch)\b/, /--frozen-lockfile|pnpm fetch/]],
    downloads: /\bpnpm (?:install|fetch)\b/,
    harmless: [/^pnpm (?:fetch|install)\b.*--ignore-scripts\b/],
  },
  {
    frozen: [[/\byarn(?:\.cjs)?(?: install)\b/, /--immutable|--frozen-lockfile/]],
    downloads: /\byarn (?:install)?\b/,
    harmless: [/^(?:yarn|node [^ ]*yarn[^ ]*) install\b.*(?:--mode=skip-build|--ignore-scripts)\b/],
  },
  {
    frozen: [[/\bbun (?:install|add|i)\b/, /--frozen-lockfile/]],
    downloads: /\bbun install\b/,
    harmless: [/^bun install\b.*--ignore-scripts\b/],
  },
  {
    frozen: [[/\buv (?:sync|pip install)\b/, /--frozen|--locked|--require-hashes|--no-deps/]],
    downloads: /\buv sync\b/,
    harmless: [/^(?:\S*\/)?uv (?:sync|pip install)\b.*--no-build\b/],
  },
  {
    frozen: [
      [
        /\bpip(?:3)? (?:install|download|wheel)\b|-m pip (?:install|download|wheel)\b/,
        /--require-hashes|--no-deps|--no-index|==\d/,
      ],
    ],
    downloads: /\bpip (?:install|download)\b/,
    harmless: [/^(?:\S*\/)?(?:pip|python -m pip) (?:download|install)\b.*--only-binary[ =]:all:/],
  },
  { frozen: [[/\bpoetry (?:install|update|add)\b/, /\bpoetry install\b/]], downloads: /\bpoetry install\b/ },
  {
    frozen: [
      [/\bgo (?:get|install)\b/, /@v\d/],
      [/\bgo build\b(?!.* main\.go$)/, /-mod=(?:readonly|vendor)/],
    ],
    downloads: /\bgo mod download\b/,
    harmless: [/^go mod (?:download|verify)\b/, /^go build\b/],
  },
  {
    downloads: /\b(?:mvn|mvnw|gradle|gradlew) /,
    harmless: [/^keytool -importcert\b/, /^(?:mvn|sh mvnw) .*:maven-dependency-plugin:[\d.]+:resolve\b/],
  },
  {
    frozen: [
      [/\bcargo (?:fetch|(?:auditable )?build|install|chef cook(?! --no-build))\b/, /--(?:locked|frozen|offline)\b/],
    ],
    downloads: /\bcargo (?:fetch|install)\b/,
    harmless: [/^cargo fetch --locked\b/, /^cargo info \S+@[\d.]+$/, /^install -D \/dev\/null \S+$/],
  },
  {
    frozen: [[/\bdotnet restore\b/, /--locked-mode\b/]],
    downloads: /\bdotnet restore\b/,
    harmless: [/^dotnet restore\b/],
  },
  {
    frozen: [
      [/\bbundle (?:install|cache|update)\b/, /\bBUNDLE_FROZEN=true\b|--local\b/],
      [/\bgem install\b/, /--version \d|--local\b/],
    ],
    downloads: /\bbundle (?:install(?! --local)|cache)\b/,
    // Bundler itself compiles nothing.
    harmless: [/^bundle cache --no-install$/, /^gem (?:fetch|install) bundler --version [\d.]+$/],
  },
  { downloads: /\b(?:apt-get install|apk add)\b/ },
];

export const INSTALLERS = MANAGERS.flatMap(({ frozen = [] }) => frozen);
export const HARMLESS = MANAGERS.flatMap(({ harmless = [] }) => harmless);

/** Whether a step downloads what a lock names. */
export function downloads(text: string): boolean {
  return MANAGERS.some((manager) => manager.downloads?.test(text) === true);
}
