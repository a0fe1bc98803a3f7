import rule from '../../../src/rules/single-stage-build.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { fixTable } from './fix-table.ts';
import { image, projectWith, type Said } from './project-with.ts';

const images = { build: image('node:24-build'), runtime: image('node:24-run') };
const around = (parts: NonNullable<Said['parts']>, plan: Partial<Plan> = {}) => ({
  project: projectWith({ plan: { stack: 'node', images, ...plan }, parts }),
});
const SHIPS_MODULES = { view: { copies: [{ from: '--from=deps', source: '/app/node_modules' }] } };
const DIST = { output: 'dist' };

interface Case {
  readonly install?: string;
  readonly installed?: string;
  readonly before?: string;
  readonly build?: string;
  readonly rest?: string;
  /** Settings of the shipped stage. */
  readonly settings?: string;
  /** What is done at the end of the stage that builds, and what is taken from it. */
  readonly last?: string;
  readonly taken?: string;
}

const SOURCES = 'COPY src ./src\nCMD ["node", "a.js"]';
const PRODUCTION = 'ENV NODE_ENV=production\n';
const MODULES = 'COPY --from=NAME /app/node_modules ./node_modules\n';

const text = ({ before = '', install = 'npm ci', build = '', rest = SOURCES }: Case) =>
  `FROM node:24\nWORKDIR /app\n${before}COPY a.json ./\nRUN ${install}\n${build}${rest}`;

function halves(name: string, one: Case) {
  const { before = '', install = 'npm ci', installed = install, build = '', rest = SOURCES } = one;
  const { settings = PRODUCTION, last = '', taken = MODULES } = one;
  const first = `FROM node:24-build AS ${name}\nWORKDIR /app\n${before}COPY a.json ./\nRUN ${installed}\n${build}`;
  return `${first.trimEnd()}${last}\n\nFROM node:24-run\n${settings}WORKDIR /app\n${taken.replace('NAME', name)}${rest}`;
}

/** Nothing is built: dependencies come from a stage of their own, sources from the context. */
const deps = (one: Case) => [text(one), halves('deps', one)] as const;
/** What was built ships, dependencies without those of development. */
const built = (one: Case) => {
  const its = { build: 'COPY . .\nRUN npm run build\n', rest: 'CMD ["node", "dist/a.js"]', ...one };
  return [text(its), halves('build', its)] as const;
};

const LOCKED = (lockedBy: string, installer: string | null = lockedBy) => around({ lockedBy, installer });
const FOCUS = '\nRUN yarn workspaces focus --all --production';

fixTable(rule, {
  around: around({}),
  says: { title: 'build in a stage of its own', safe: false, alone: true },
  mends: [
    deps({ installed: 'npm ci --omit=dev' }),
    deps({ installed: 'npm ci --omit=dev', rest: 'COPY . .\nRUN mynpm run build\nCMD ["node", "a.js"]' }),
    [...deps({ install: 'npm install', installed: 'npm ci --omit=dev' }), LOCKED('npm')],
    [...deps({ install: 'npm i --no-fund', installed: 'npm ci --no-fund --omit=dev' }), LOCKED('npm')],
    [...deps({ install: 'npm i --omit=dev', installed: 'npm ci --omit=dev' }), LOCKED('npm')],
    [...deps({ install: 'npm install', installed: 'npm install --omit=dev' }), LOCKED('pnpm')],
    [...deps({ install: 'npm install-clean', installed: 'npm install-clean --omit=dev' }), LOCKED('npm')],
    // Whoever says that development stays out is believed.
    ...['npm ci --omit=dev', 'npm ci --production', 'npm ci --only=prod'].map((install) => deps({ install })),
    ...['pnpm install --prod', 'pnpm install -P'].map((install) => deps({ install })),
    // A lock file is taken as it is.
    [...deps({ install: 'pnpm i', installed: 'pnpm i --prod --frozen-lockfile' }), LOCKED('pnpm')],
    [...deps({ install: 'pnpm i --frozen-lockfile', installed: 'pnpm i --frozen-lockfile --prod' }), LOCKED('pnpm')],
    [...deps({ install: 'bun install', installed: 'bun install --production --frozen-lockfile' }), LOCKED('bun')],
    deps({ install: 'bun install', installed: 'bun install --production' }),
    [...deps({ install: 'yarn', installed: 'yarn --production --frozen-lockfile' }), LOCKED('yarn', 'yarn-classic')],
    [
      ...deps({ install: 'yarn install', installed: 'yarn install --immutable', last: FOCUS }),
      LOCKED('yarn', 'yarn-berry'),
    ],
    deps({
      installed: 'npm ci --omit=dev',
      before: 'ENV NODE_ENV=development\n',
      settings: 'ENV NODE_ENV=development\n',
    }),
    deps({
      installed: 'npm ci --omit=dev',
      before: 'ENV A=$B\nENV C=d\nENV YARN_X=1\nARG B\n',
      settings: 'ARG B\nENV A=$B\nENV C=d\nENV NODE_ENV=production\n',
    }),
    deps({
      installed: 'npm ci --omit=dev',
      before: 'ENV A=b NODE_ENV=test\nARG NODE_ENV=x\n',
      settings: 'ENV A=b NODE_ENV=test\n',
    }),
    deps({ installed: 'npm ci --omit=dev', before: 'ARG NODE_ENV=x\n' }),
    // How a container starts is said where it starts; the name goes along.
    [
      'FROM node:24 AS app\nLABEL NODE_ENV=x\nEXPOSE 80\nWORKDIR /app\nSTOPSIGNAL SIGINT\nHEALTHCHECK NONE\nCOPY a.json ./\nRUN npm ci\nCOPY src ./src\nCMD ["node", "a.js"]',
      'FROM node:24-build AS deps\nWORKDIR /app\nCOPY a.json ./\nRUN npm ci --omit=dev\n\nFROM node:24-run AS app\nENV NODE_ENV=production\nWORKDIR /app\nCOPY --from=deps /app/node_modules ./node_modules\nLABEL NODE_ENV=x\nEXPOSE 80\nSTOPSIGNAL SIGINT\nHEALTHCHECK NONE\nCOPY src ./src\nCMD ["node", "a.js"]',
    ],
  ],
  leaves: [
    [text({}), {}],
    [text({}), around({}, { images: { build: images.build } })],
    [text({}), around({}, { shape: 'static' })],
    [text({ install: 'yarn' }), around({})],
    text({ install: 'npm ci && npm ci' }),
    text({ install: 'npm ci && yarn' }),
    text({ before: 'RUN apt-get update && apt-get install -y libpq-dev\n' }),
    text({ before: 'COPY . .\n' }),
    text({ rest: 'CMD ["node", "a.js"]' }),
    'FROM node:24 AS base\nWORKDIR /app\nRUN npm ci\nFROM base\nCOPY src ./src\nCMD ["node", "a.js"]',
  ],
});

fixTable(rule, {
  around: around(DIST, SHIPS_MODULES),
  says: {},
  mends: [
    built({ last: '\nRUN npm prune --omit=dev', taken: `${MODULES}COPY --from=build /app/dist ./dist\n` }),
    ...['npm build', 'npx tsc', 'tsc -p .', 'nest build', 'npx vite build', 'next build'].map((build) =>
      built({
        build: `COPY . .\nRUN ${build}\n`,
        last: '\nRUN npm prune --omit=dev',
        taken: `${MODULES}COPY --from=build /app/dist ./dist\n`,
      }),
    ),
    [
      ...built({
        install: 'pnpm i',
        last: '\nRUN pnpm prune --prod',
        taken: `${MODULES}COPY --from=build /app/dist ./dist\n`,
      }),
      around({ ...DIST }, SHIPS_MODULES),
    ],
    [
      ...built({
        install: 'yarn',
        last: '\nRUN yarn install --frozen-lockfile --production --ignore-scripts --prefer-offline',
        taken: `${MODULES}COPY --from=build /app/dist ./dist\n`,
      }),
      around({ ...DIST, installer: 'yarn-classic' }, SHIPS_MODULES),
    ],
    // A program that was bundled needs no packages.
    [...built({ taken: 'COPY --from=build /app/dist ./dist\n' }), around(DIST)],
    [
      ...built({ taken: 'COPY --from=build /app/dist ./dist\nCOPY a.json b.json ./\nCOPY views ./views\n' }),
      around({ ...DIST, sources: ['a.json', 'views/', 'b.json'] }),
    ],
  ],
  leaves: [[built({})[0], around({})], built({ install: 'bun install' })[0]],
});

const COPIES = [
  { from: '--from=build', source: '/app/.next/standalone', target: '/app' },
  { from: '--from=build', source: '/app/.next/static', target: '/app/.next/static' },
  { from: '', source: '/app/public', target: '/app/public' },
];
const next = (port: number | null) => {
  const process = { ...projectWith({}).plan.process, port };
  return around({ output: '.next' }, { process, view: { copies: COPIES } });
};
const NEXT = {
  taken: 'COPY --from=build /app/.next/standalone ./\nCOPY --from=build /app/.next/static ./.next/static\n',
  settings: `${PRODUCTION}ENV HOSTNAME=0.0.0.0 PORT=3000\n`,
};

/** What Next.js traced ships, and its own server starts it. */
function traced(start: string, rest = `CMD ${start}`) {
  const [before, after] = built({ ...NEXT, rest });
  return [before, after.replace(rest, rest.replace(`CMD ${start}`, 'CMD ["node", "server.js"]'))] as const;
}

fixTable(rule, {
  around: next(3000),
  says: {},
  mends: [
    ...[
      '["npm", "start"]',
      '["npm", "run", "start"]',
      '["yarn", "start"]',
      '["next", "start"]',
      '["npx", "next", "start", "-p", "8080"]',
      '["./node_modules/.bin/next", "start"]',
      '["node_modules/.bin/next", "start"]',
      '["/node_modules/.bin/next", "start"]',
      '["node", "server.js"]',
      'npm start',
    ].map((start) => traced(start)),
    traced('["npm", "start"]', 'EXPOSE 3000\nCMD ["npm", "start"]\nSTOPSIGNAL SIGINT'),
    [
      ...built({ ...NEXT, settings: `${PRODUCTION}ENV HOSTNAME=0.0.0.0\n`, rest: 'CMD ["node", "server.js"]' }),
      next(null),
    ],
  ],
  leaves: [
    'CMD ["npm", "run", "serve"]',
    'CMD ["my", "npm", "start"]',
    'CMD ["npm", "start", "x"]',
    'CMD ["node", "server.js", "x"]',
    'CMD ["next", "start", "-p", "x"]',
    'CMD npm start && x',
    'ENTRYPOINT ["x"]\nCMD ["npm", "start"]',
    'ENTRYPOINT ["npm", "start"]',
    'EXPOSE 3000',
  ].map((rest) => built({ rest })[0]),
});
