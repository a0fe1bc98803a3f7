import rule from '../../src/rules/copy-before-install.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nCOPY package.json package-lock.json ./\nRUN npm ci\nCOPY . .',
    'FROM a\nCOPY . .\nRUN make',
    'FROM a\nRUN --mount=type=bind,source=package.json,target=package.json npm ci\nCOPY . .\nRUN npm ci',
    ...filled(
      'FROM a\nCOPY % ./\nCOPY . .\nRUN npm ci',
      `package.json
      package-lock.json
      web/package.json
      README.md package.json
      pnpm-lock.yaml
      yarn.lock
      pyproject.toml
      requirements.txt
      uv.lock
      poetry.lock
      Pipfile
      go.mod
      go.sum
      Cargo.toml
      Gemfile
      composer.json
      pom.xml
      build.gradle
      mix.exs`,
    ),
    'FROM a\nCOPY --from=b . .\nRUN npm ci',
    'FROM a\nADD . .\nRUN npm ci',
    'FROM a\nRUN npm ci\nCOPY . .',
    'FROM a\nCOPY src ./\nRUN npm ci',
    'FROM a\nCOPY x/. ./\nRUN npm ci',
    'FROM a\nCOPY .npmrc ./\nRUN npm ci',
    ...filled(
      'FROM a\nCOPY . .\nRUN %',
      `go
      go mod
      go mod tidy
      go get download
      npm mod download
      $GO`,
    ),
  ],
  rejects: [
    ['FROM a\nCOPY . .\nRUN npm ci', '2: every change'],
    ['FROM a\nWORKDIR /x\nCOPY . .\nRUN pip install -r requirements.txt', '3:'],
    ['FROM a\nCOPY . .\nRUN go mod download', '2: every change'],
    ['FROM a\nCOPY ./ .\nRUN npm ci', '2: every change'],
    ['FROM a\nCOPY README.md . ./\nRUN npm ci', '2: every change'],
    ['FROM a\nCOPY my-package.json ./\nCOPY . .\nRUN npm ci', '3: every change'],
    ['FROM a\nCOPY package.txt ./\nCOPY . .\nRUN npm ci', '3: every change'],
    ['FROM a\nADD package.json ./\nCOPY . .\nRUN npm ci', '3: every change'],
    ['FROM a\nCOPY . .\nCOPY package.json ./\nRUN npm ci', '2: every change'],
    ['FROM a\nRUN npm ci\nCOPY . .\nRUN npm ci', '3: every change'],
    ['FROM a\nRUN --mount=type=cache,target=/c x\nCOPY . .\nRUN npm ci', '3: every change'],
    ['FROM a\nRUN --mount=type=bind,from=b,target=/c x\nCOPY . .\nRUN npm ci', '3: every change'],
    ['FROM a\nCOPY src .\nFROM b\nCOPY . .\nRUN npm ci', '4: every change'],
  ],
});
