import rule from '../../src/rules/single-stage-build.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a AS build\nRUN npm run build\nFROM b',
    'FROM a\nCOPY dist /app',
    'FROM a AS x\nRUN go build\nFROM scratch\nCOPY --from=x /y /y',
    ...filled(
      'FROM a\nRUN %',
      `npm builder
      my npm run build
      npm run built
      npm run test
      next start
      xtsc
      tsc2
      npx tscs
      x go build
      go builder
      go test
      cargo test
      x cargo build
      x mvn package
      mvn -v
      x gradle build
      gradle tasks
      x dotnet build
      dotnet x.dll
      dotnet builder
      xmake
      maker
      gcc-ar x
      mix deps.get
      x mix release
      mix releases
      pip install -r requirements.txt`,
    ),
  ],
  rejects: [
    ['FROM a\nRUN npm install', '2: the shipped stage installs with npm'],
    ['FROM golang:1.26\nRUN go build ./...', 'compiles with go'],
    ['FROM a AS b\nRUN make\nFROM b', '2: the shipped stage compiles with make'],
    ...filled(
      'FROM a\nRUN %',
      `npm run build
      npm build
      pnpm build
      yarn build
      bun run build
      next build
      vite build
      nest build
      ng build
      tsc -p x
      npx tsc`,
    ).map((text) => [text, `the shipped stage runs ${text.slice(11)}: its tools`] as const),
    ['FROM a\nRUN npm run build -- --prod', 'the shipped stage runs npm run build: its tools'],
    ...filled(
      'FROM a\nRUN %',
      `go install x
      cargo build
      cargo install x
      mvn -q package
      mvn -q install
      ./mvnw -q package
      mvnw -q package
      gradle build
      gradle x jar
      ./gradlew assemble
      gradlew build
      dotnet publish
      dotnet build
      make all
      cmake .
      gcc x.c
      cc x.c
      g++ x.cc
      mix release`,
    ).map((text) => [text, '2: the shipped stage compiles with '] as const),
    ...filled(
      'FROM a\nRUN %',
      `npm ci
      pnpm install
      yarn install
      bun install
      uv sync
      poetry install
      composer install
      bundle install`,
    ).map(
      (text) => [text, `2: the shipped stage installs with ${text.slice(11).split(' ')[0] ?? ''}: its tools`] as const,
    ),
  ],
});
