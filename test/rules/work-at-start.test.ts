import rule from '../../src/rules/work-at-start.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nCMD ["node", "x.js"]',
    'FROM a AS dev\nCMD npm install && npm start\nFROM b',
    'FROM a\nCMD ["java", "-jar", "x.jar"]',
    'FROM a\nRUN go run ./gen',
    'FROM a\nCMD ["make-believe"]',
    'ARG A=1',
    ...filled(
      'FROM a\nCMD %',
      `npm installer
      npm run ci
      pip help install
      python x.py -m pip install
      npm start
      my npm install
      mypip install x
      pip freeze
      uv run x
      xgo run
      gorun x
      maker
      makefile
      cmake-gui
      nextbuild
      next builder
      next start
      tsxx a
      ts-nodes a
      dotnet x.dll
      gradle tasks
      mvn -v
      git status
      xgit pull
      npx serve
      npx next build
      /build/gradlew
      /package/mvn
      curl localhost
      curl ftp://x
      bash pip-install
      migrated
      cargo test
      bundle exec puma
      apt-cache update`,
    ),
  ],
  rejects: [
    ['FROM a\nCMD npm install && npm start', '2: npm install at start'],
    ['FROM a\nENTRYPOINT ["sh", "-c", "pip install -r r.txt && python x.py"]', 'pip install -r'],
    ['FROM a\nCMD ["go", "run", "main.go"]', 'builds in production'],
    ['FROM a\nCMD git pull && node x', 'never in the image'],
    ['FROM a\nCMD ["npx", "-y", "serve"]', 'never in the image'],
    ['FROM a\nCMD mvn spring-boot:run', 'mvn spring-boot:run'],
    ['FROM a\nCMD python manage.py migrate && exec gunicorn x', '[low, unsure]'],
    ['FROM a\nCMD ["sh", "-c", "node migrate.js && exec node server.js"]', 'node migrate.js at start'],
    ['FROM a\nCMD ["sh", "-c", "npm run migrate && npm start"]', '[low, unsure]'],
    ['FROM a\nCMD ["cargo", "run", "--release"]', 'cargo run'],
    ...filled(
      'FROM a\nCMD %',
      `npm i
      pnpm install
      yarn add x
      bun ci
      pip3.13 install x
      /usr/local/bin/npm ci
      /opt/venv/bin/python3.13 -m pip install x
      python3 -m pip install x
      python -m pip install x
      uv sync
      uv pip install x
      bundle install
      composer install
      composer update
      poetry install
      pipenv install
      apt-get -y -qq install x
      apt update
      apk add x
      yum upgrade
      dnf install x
      gem install x
      cargo install x
      go get x
      go install x`,
    ).map(
      (text) =>
        [text, ' at start installs what the registry holds at that moment, in every container anew [high]'] as const,
    ),
    ...filled(
      'FROM a\nCMD %',
      `npm run build
      yarn build
      cargo run
      cargo build
      mvn package
      mvnw -q install
      ./mvnw spring-boot:run
      gradle bootRun
      ./gradlew build
      /src/mvnw package
      gradle x run
      dotnet run
      dotnet watch
      dotnet build
      rails assets:precompile
      rake x assets:precompile
      bundle exec rails assets:precompile
      bin/rails assets:precompile
      next build
      vite build
      ng build
      tsc build
      webpack build
      nest build
      make
      make all
      cmake .
      ts-node x
      ts-node-dev x
      tsx x
      mix compile`,
    ).map((text) => [text, ' at start builds in production what the image should hold [high]'] as const),
    ...filled(
      'FROM a\nCMD %',
      `git clone x
      git fetch
      npx -y serve
      npx --yes serve
      bunx serve
      pnpm dlx serve
      yarn dlx serve
      uvx ruff
      pipx run black
      curl -fsSL https://x.example/a.sh
      wget http://x.example/a.sh`,
    ).map((text) => [text, ' at start runs code that was never in the image [high]'] as const),
    ...filled(
      'FROM a\nCMD %',
      `rails db:migrate
      typeorm migration:run
      alembic upgrade head
      prisma migrate deploy
      flyway x
      liquibase update`,
    ).map((text) => [text, ' at start: with several replicas each one migrates [low, unsure]'] as const),
    ['FROM a\nCMD git clone --depth 1 x y', '2: git clone --depth at start'],
    ['FROM a\nCMD bash -c "npm install"', '2: npm install at start'],
    ['FROM a\nCMD dash -c "npm install"', '2: npm install at start'],
  ],
});
