import rule from '../../../src/rules/copy-before-install.ts';
import { fixTable } from './fix-table.ts';
import { projectWith, type Said } from './project-with.ts';

const around = (parts: NonNullable<Said['parts']>) => ({ project: projectWith({ parts }) });
const NODE = around({ manifests: ['package.json', 'package-lock.json'] });
const PIP = around({ manifests: ['requirements.txt'] });

/** What a stage looks like before and after, where an install is all that follows the copy. */
const alone = (install: string) => `FROM a\nCOPY . .\nRUN ${install}`;
const mended = (manifests: string, install: string) => `FROM a\nCOPY ${manifests} ./\nRUN ${install}\nCOPY . .`;
const between = (line: string) => `FROM a\nCOPY . .\n${line}\nRUN npm ci`;
const node = (run: string) => `FROM a\nCOPY package.json package-lock.json ./\nRUN ${run}`;

fixTable(rule, {
  around: NODE,
  says: { title: 'copy the manifests, install, then copy the rest', safe: false, alone: true },
  mends: [
    ...['npm ci', 'npm install', 'pnpm install', 'yarn install', 'bun install'].map(
      (install) => [alone(install), mended('package.json package-lock.json', install)] as const,
    ),
    [
      'FROM a\ncopy --chown=1:1 --link ./ /app\nRUN npm ci\nCMD ["node", "a.js"]',
      'FROM a\ncopy --chown=1:1 --link package.json package-lock.json /app/\nRUN npm ci\ncopy --chown=1:1 --link ./ /app\nCMD ["node", "a.js"]',
    ],
    [
      alone('yarn install'),
      'FROM a\nCOPY package.json ./\nCOPY packages/a.json packages/b.json ./packages/\nCOPY .yarn/ ./.yarn/\nRUN yarn install\nCOPY . .',
      around({ manifests: ['package.json', 'packages/a.json', 'packages/b.json', '.yarn/'] }),
    ],
    [alone('go mod download'), mended('go.mod go.sum', 'go mod download'), around({ manifests: ['go.mod', 'go.sum'] })],
    [
      alone('poetry install'),
      mended('pyproject.toml poetry.lock', 'poetry install'),
      around({ manifests: ['pyproject.toml', 'poetry.lock'] }),
    ],
    [
      alone('uv sync'),
      mended('pyproject.toml uv.lock', 'uv sync'),
      around({ manifests: ['pyproject.toml', 'uv.lock'] }),
    ],
    ...[
      'pip install -r requirements.txt',
      'pip3.13 install --no-cache-dir --requirement requirements.txt',
      'pip install -r ./requirements.txt',
      'python -m pip install -r requirements.txt',
      'python3.13 -m pip install -r requirements.txt',
      'uv pip install --system -r requirements.txt',
    ].map((install) => [alone(install), mended('requirements.txt', install), PIP] as const),
    // What stands between the copy and the install, and reads nothing of the sources.
    ...[
      'WORKDIR /x',
      'ENV A=b',
      'ARG A',
      'LABEL a=b',
      'EXPOSE 80',
      'USER 1:1',
      'STOPSIGNAL SIGINT',
      'RUN apt-get update && apt-get install -y git',
      'RUN apk add git',
      'RUN mkdir /data && rm -rf /tmp/x',
      'RUN pip install poetry',
      'RUN pip3 install poetry',
      'RUN poetry config virtualenvs.create false',
      'RUN npm install -g pnpm',
      'RUN npm install --global pnpm',
      'RUN npm config set fund false',
    ].map((line) => [between(line), `${node('npm ci').replace('RUN', `${line}\nRUN`)}\nCOPY . .`] as const),
    // What tidies up stays with the install, what goes on with the sources gets a RUN of its own.
    ...['npm cache clean --force', 'npm prune', 'rm -rf /root/.npm', 'find / -name x -delete'].map(
      (tidy) => [alone(`npm ci && ${tidy}`), `${node(`npm ci && ${tidy}`)}\nCOPY . .`] as const,
    ),
    ...['npm run build', 'sudo npm run build', 'confirm x', 'rmdir x', 'npm recache', 'npm caches'].map(
      (next) => [alone(`npm ci && ${next}`), `${node('npm ci')}\nCOPY . .\nRUN ${next}`] as const,
    ),
    ...['sudo npm ci', 'apt-get update && npm ci', 'set -eux; npm ci'].map(
      (install) => [alone(install), `${node(install)}\nCOPY . .`] as const,
    ),
    [
      alone('npm ci && npm run build && npm cache clean --force'),
      `${node('npm ci')}\nCOPY . .\nRUN npm run build && npm cache clean --force`,
    ],
    [
      alone('--mount=type=cache,target=/root/.npm npm ci && npm cache verify'),
      `${node('--mount=type=cache,target=/root/.npm npm ci && npm cache verify')}\nCOPY . .`,
    ],
  ],
  leaves: [
    [alone('npm ci'), {}],
    [alone('npm ci'), around({ manifests: ['package.json'], installAlone: false })],
    [alone('npm ci'), around({ manifests: [] })],
    'FROM a\nARG APP\nCOPY . $APP\nRUN npm ci',
    'FROM a\nCOPY . "/my app"\nRUN npm ci',
    'FROM a\nCOPY . extra /app/\nRUN npm ci',
    // Installs that read more than their manifests, or others.
    alone('composer install'),
    [alone('poetry install'), around({ manifests: ['pyproject.toml'] })],
    [alone('uv sync'), around({ manifests: ['pyproject.toml'] })],
    [alone('uv sync -r requirements.txt'), PIP],
    [alone('uv pip install -r requirements.txt'), around({ manifests: ['pyproject.toml', 'uv.lock'] })],
    ...[
      'pip install -r other.txt',
      'pip install .',
      'pip install -r requirements.txt .',
      'pip install -r requirements.txt ./lib',
      'pip install -r requirements.txt -e lib',
      'pip install -r requirements.txt --editable lib',
      'pip install -r',
      'pipenv install -r requirements.txt',
      'pdm install -r requirements.txt',
    ].map((install) => [alone(install), PIP] as const),
    // What may read the sources that are not there any more.
    ...[
      'RUN ./setup.sh',
      'RUN apt-get update && ./setup.sh',
      'RUN aptitude update',
      'RUN my-apt update',
      'RUN pip install tool -r tools.txt',
      'RUN pip install tool -e .',
      'RUN pip download tool',
      'RUN pipx install tool',
      'RUN mypip install tool',
      'RUN poetry run tool',
      'RUN tool config',
      'RUN npm run tool',
      'RUN tool -g',
      'COPY more /more',
      'VOLUME /data',
    ].map(between),
    // A RUN that cannot be cut.
    ...[
      'npm ci; npm run build',
      'npm ci || npm run build',
      '--mount=type=cache,target=/root/.npm npm ci && npm run build',
      '<<EOF\nnpm ci && npm run build\nEOF',
      'sudo npm ci && npm run build',
      'sh -c "npm ci && npm run build"',
      'npm ci && VERSION=$(cat version) npm run build',
      '(npm ci && npm run build)',
      '{ npm ci && npm run build; }',
      'if true; then npm ci && npm run build; fi',
      // What stands in front of the install in its own RUN.
      'cd app && npm ci && npm run build',
      './setup.sh && npm ci',
    ].map(alone),
  ],
});
