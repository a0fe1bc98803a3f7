import rule from '../../src/rules/secret-arg-in-run.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nARG VERSION\nRUN make VERSION=$VERSION',
    'FROM a\nARG NPM_TOKEN\nRUN make',
    'FROM a\nRUN npm ci\nARG NPM_TOKEN',
    'FROM a\nRUN --mount=type=secret,id=t,env=NPM_TOKEN npm ci',
    'FROM a\nARG VITE_TOKEN\nRUN echo $VITE_TOKEN',
    'FROM a\nENV NPM_TOKEN=x\nRUN npm ci',
    'FROM a\nARG NPM_TOKEN\nFROM b\nRUN npm ci && echo $NPM_TOKEN',
    'FROM a\nARG NPM_TOKEN\nRUN echo NPM_TOKEN $NPM_TOKENS',
    'FROM a\nARG NPM_TOKEN\nCOPY $NPM_TOKEN x',
    ...(
      [
        ['NPM_TOKEN', 'npm --version'],
        ['NPM_TOKEN', 'mynpm ci'],
        ['NPM_TOKEN', 'mypip install x'],
        ['PIP_TOKEN', 'pipx install x'],
        ['MY_NPM_TOKEN', 'npm ci'],
        ['MY_NPM_TOKEN', 'pnpm i'],
        ['MY_NPM_TOKEN', 'yarn add x'],
        ['MY_NPM_TOKEN', 'bun add x'],
        ['MY_PIP_TOKEN', 'pip install x'],
        ['MY_UV_TOKEN', 'uv sync'],
        ['MY_POETRY_TOKEN', 'poetry install'],
        ['MY_BUNDLE_TOKEN', 'bundle install'],
        ['MY_COMPOSER_TOKEN', 'composer install'],
        ['MY_CARGO_TOKEN', 'cargo build'],
        ['MY_MAVEN_TOKEN', 'mvn package'],
        ['MY_GRADLE_TOKEN', 'gradle build'],
        ['MY_GH_TOKEN', 'go build'],
        ['MY_GH_TOKEN', 'gh release list'],
        ['MY_AWS_TOKEN', 'aws s3 ls'],
      ] as const
    ).map(([name, command]) => `FROM a\nARG ${name}\nRUN ${command}`),
  ],
  rejects: [
    ['FROM a\nARG TOKEN\nRUN curl -H "Authorization: $TOKEN" https://x.example', '3: TOKEN reaches this command'],
    ['FROM a\nARG NPM_TOKEN\nCOPY package.json ./\nRUN npm ci', '4: npm reads NPM_TOKEN from its environment'],
    [
      'FROM a\nARG NPM_TOKEN\nRUN echo "//r/:_authToken=${NPM_TOKEN}" > .npmrc && npm ci',
      ['written into .npmrc', 'npm reads'],
    ],
    [
      'FROM a\nARG GH_TOKEN\nRUN git config --global url."https://$GH_TOKEN@github.com/".insteadOf https://github.com/',
      'GH_TOKEN reaches',
    ],
    ...(
      [
        ['npm ci', 'NPM_TOKEN npm_token NODE_AUTH_TOKEN'],
        ['pnpm i', 'NPM_TOKEN NODE_AUTH_TOKEN'],
        ['yarn install', 'NPM_TOKEN YARN_TOKEN NODE_AUTH_TOKEN'],
        ['bun install', 'NPM_TOKEN BUN_TOKEN NODE_AUTH_TOKEN'],
        ['uv sync', 'UV_TOKEN'],
        ['poetry install', 'POETRY_TOKEN'],
        ['bundle install', 'BUNDLE_TOKEN'],
        ['composer install', 'COMPOSER_AUTH'],
        ['cargo build', 'CARGO_TOKEN'],
        ['mvn package', 'MAVEN_PASSWORD NEXUS_PASSWORD'],
        ['gradle build', 'ORG_GRADLE_TOKEN GRADLE_TOKEN'],
        ['go build', 'GITHUB_TOKEN GH_TOKEN GITLAB_TOKEN GOPROXY_PASSWORD'],
        ['aws s3', 'AWS_SECRET_ACCESS_KEY'],
        ['gh release', 'GH_TOKEN GITHUB_TOKEN'],
      ] as const
    ).flatMap(([command, names]) =>
      names
        .split(' ')
        .map(
          (name) =>
            [
              `FROM a\nARG ${name}\nRUN ${command}`,
              `3: ${command.split(' ')[0]} reads ${name} from its environment: the build argument looks unused and leaks all the same [high]`,
            ] as const,
        ),
    ),
    ['FROM a\nARG PIP_TOKEN\nRUN pip3.13 install x', '3: pip3.13 reads PIP_TOKEN'],
    ['FROM a\nARG A_TOKEN B_TOKEN\nRUN x ${B_TOKEN}', '3: B_TOKEN reaches'],
    [
      'FROM a\nARG TOKEN\nRUN A=$TOKEN x',
      '3: TOKEN reaches this command as a build argument: it stays in the history with its value [high]',
    ],
    ['FROM a\nARG TOKEN\nRUN x $OTHER $TOKEN > /dev/null', '3: TOKEN reaches'],
    ['FROM a\nARG TOKEN\nRUN x $TOKEN < in', '3: TOKEN reaches'],
    ['FROM a\nARG TOKEN\nRUN x $TOKEN >> /etc/a', '3: TOKEN is written into /etc/a: it stays in this layer [high]'],
  ],
});
