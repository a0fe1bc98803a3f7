/**
 * The architecture, as a test. Each folder of `src/` names what it may import; everything else is forbidden.
 * `npm run check:architecture` runs it, and `test/contracts/architecture.test.ts` seeds one violation per rule and sees it fail.
 */

/** folder → [why, what it may import: folders of src, files of src, packages, `node:` modules] */
const MAY_IMPORT = {
  model: ['the nouns depend on nothing but their schemas', ['valibot']],
  repo: [
    'a read-only view of a folder, and what reads the formats in it',
    ['yaml', 'smol-toml', 'jsonc-parser', 'node:fs', 'node:path', 'node:buffer', 'node:module'],
  ],
  images: ['the catalogue is data', []],
  dockerfile: ['text in, tree out', ['dockerfile-ast']],
  deploy: ['compose, CI and the like become one Deployment', ['repo', 'yaml', 'smol-toml', 'jsonc-parser']],
  context: ['what a build would send', ['repo', '@balena/dockerignore', '@secretlint', 'node:fs', 'node:path']],
  detect: ['runs the stacks it is handed', []],
  decide: ['answers from questions', []],
  rules: ['rules are pure: text and values in, findings out', ['dockerfile']],
  shellcheck: ['runs an installed ShellCheck', ['dockerfile', 'node:']],
  render: ['plan to text', ['dockerfile', 'ejs', 'node:fs', 'node:module']],
  starters: ['services to begin with', ['node:fs', 'node:module', 'node:path']],
  state: ['what was generated last time', ['repo', 'node:crypto']],
  merge: ['texts in, text out', ['dockerfile', 'diff', 'node-diff3']],
  write: ['the one writer', ['state', 'valibot', 'node:fs', 'node:path', 'node:crypto', 'node:buffer']],
  verify: ['builds and runs an image', ['execa', 'node:']],
  takeover: [
    'what an existing Dockerfile says; package managers and secret names are read as the rules read them',
    ['dockerfile', 'deploy', 'rules'],
  ],
  remote: ['the only user of the network', ['execa', 'node:']],
  promises: ['what text shows of the contract; shares nothing with what made the text', ['@balena/dockerignore']],
  trust: [
    'whether code of a team runs is told by its hash and the user, by nothing else',
    ['presets', 'stacks', 'valibot', 'node:fs', 'node:path', 'node:buffer'],
  ],
  presets: ['team defaults are data', ['repo', 'dockerfile', 'semver', 'yaml', 'valibot', 'node:crypto']],
};

const COMMON = ['^src/model/', '^src/errors\\.ts$'];
const FOLDERS = new Set([...Object.keys(MAY_IMPORT), 'stacks']);

/** What a name in the table stands for, as patterns over resolved paths. */
function patterns(name) {
  if (name === 'node:') return [];
  if (name.startsWith('node:')) return [`^${name.slice(5)}`];
  return FOLDERS.has(name) ? [`^src/${name}/`] : [`(^|/)node_modules/${name}`];
}

/** @type {[string, [string, string[]]][]} */
const table = Object.entries(MAY_IMPORT);

const folderRules = table.map(([folder, [why, names]]) => ({
  name: `${folder}-imports-only-its-own`,
  comment: `src/${folder}: ${why}.`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: {
    pathNot: [`^src/${folder}/`, ...(folder === 'model' ? [] : COMMON), ...names.flatMap(patterns)],
    ...(names.includes('node:') ? { dependencyTypesNot: ['core'] } : {}),
  },
}));

export default {
  forbidden: [
    ...folderRules,
    {
      name: 'stacks-are-islands',
      comment:
        'A stack knows the model, the catalogue and what stacks share, never another stack; it parses foreign files by schemas of its own.',
      severity: 'error',
      from: { path: '^src/stacks/([^_/][^/]*)/' },
      to: {
        pathNot: [
          ...COMMON,
          '^src/stacks/$1/',
          '^src/stacks/_shared/',
          '^src/images/',
          '(^|/)node_modules/(semver|@renovatebot/pep440|smol-toml|yaml|jsonc-parser|valibot)/',
          '^module$',
        ],
      },
    },
    {
      name: 'shared-knows-no-stack',
      comment: 'What stacks share depends on none of them.',
      severity: 'error',
      from: { path: '^src/stacks/_shared/' },
      to: {
        pathNot: [
          ...COMMON,
          '^src/stacks/_shared/',
          '^src/images/',
          '(^|/)node_modules/(semver|@renovatebot/pep440|smol-toml|yaml|jsonc-parser|valibot)/',
          '^module$',
        ],
      },
    },
    {
      name: 'doors-use-the-api',
      comment:
        'Both doors stand before one engine: the command line and the generators see src/api.ts and the errors only.',
      severity: 'error',
      from: { path: '^(src/cli|generators)/' },
      to: { path: '^src/', pathNot: ['^src/(cli|model)/', '^src/(api|errors)\\.ts$'] },
    },
    {
      name: 'only-generators-know-yeoman',
      comment: 'The own bin starts fast because nothing of Yeoman is within its reach.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '(^|/)node_modules/(yeoman-|@yeoman/|mem-fs)' },
    },
    {
      name: 'network-stays-in-remote',
      comment: 'Only src/remote talks to the network.',
      severity: 'error',
      from: { path: '^(src|generators)/', pathNot: '^src/(remote|verify)/' },
      to: { path: '^(https?|http2|net|tls|dgram|dns)$', dependencyTypes: ['core'] },
    },
    {
      name: 'no-cycles',
      comment: 'A cycle hides who needs whom.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'Tests look at the code, never the other way round.',
      severity: 'error',
      from: { path: '^(src|generators)/' },
      to: { path: '^(test|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|test/fixtures)' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
