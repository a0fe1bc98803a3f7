import rule from '../../src/rules/syntax-directive.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    '# syntax=docker/dockerfile:1.7\n# check=error=true\nFROM a',
    '# syntax=docker/dockerfile:1.20.0@sha256:' + 'a'.repeat(64) + '\n# check=skip=X;error=true\nFROM a',
    '# syntax=docker.io/docker/dockerfile:1.20\n# check=error=true\nFROM a',
    '# syntax=docker/dockerfile-upstream:1.20.0\n# check=error=true\nFROM a',
    `# syntax=docker/dockerfile@sha256:${'a'.repeat(64)}\n# check=ERROR=TRUE\nFROM a`,
    '# only a comment',
    '# check=error=true\n# syntax=docker/dockerfile:1.20\nFROM a',
  ],
  rejects: [
    ['FROM a', '[info]'],
    [
      'FROM a\nRUN --mount=type=cache,target=/c ls',
      '1: no `# syntax=` line: which features the file may use depends on the builder of the day [low]',
    ],
    ['# syntax=docker/dockerfile:1\n# check=error=true\nFROM a', '1: docker/dockerfile:1 moves'],
    ['# syntax=docker/dockerfile:1.7\nFROM a', 'check=error'],
    ['# syntax=evil/dockerfile:1.7\n# check=error=true\nFROM a', '[high]'],
    ['# hello\n# syntax=docker/dockerfile:1.7\nFROM a', '2: `# syntax=` stands below'],
    ['# check=error=true\nFROM a', '1: no `# syntax=` line'],
    ['# syntax=docker/dockerfile:1.7\n# check=skip=all\nFROM a', '1: no `# check=error=true`: the builder'],
    ['# syntax=docker/dockerfile:1.7\n# escape=\\\nFROM a', '1: no `# check=error=true`'],
    ['# escape=\\\n# syntax=docker/dockerfile:1.7\nFROM a', '2: no `# check=error=true`'],
    ['# hello\n# syntax = docker/dockerfile:1.7\nFROM a', '2: `# syntax=` stands below other lines'],
    ...filled(
      'FROM a\n# %',
      `the syntax=docker/dockerfile:1.7
      syntax=docker/dockerfile:1.7 is what we use
      syntax=
      syntax of docker/dockerfile:1.7`,
    ).map((text) => [text, '1: no `# syntax=` line'] as const),
    ...filled(
      '# syntax=%\n# check=error=true\nFROM a',
      `docker/dockerfile
      docker/dockerfile:1
      docker/dockerfile:latest
      docker/dockerfile:labs
      docker/dockerfile:v1.20
      docker/dockerfile:1-labs`,
    ).map((text) => [text, ' moves: with `# check=error=true` a new rule can break the build [info]'] as const),
    ...filled(
      '# syntax=%\n# check=error=true\nFROM a',
      `docker/dockerfiles:1.7
      docker/dockerfile-evil:1.7
      my-docker/dockerfile:1.7
      x.example/x/dockerfile:1.7
      ghcr.io/docker/dockerfile-x:1.7`,
    ).map((text) => [text, "is not Docker's frontend: it is foreign code that runs your build [high]"] as const),
    ...filled(
      '# syntax=%\n# check=error=true\nFROM a',
      `mirror.example/docker/dockerfile:1.7
      mirror.example/docker/dockerfile@sha256:${'a'.repeat(64)}`,
    ).map((text) => [text, "is not Docker's frontend: it is foreign code that runs your build [info]"] as const),
    ...filled(
      'FROM a\n%',
      `RUN --mount=type=cache,target=/c ls
      RUN --network=none ls
      RUN --security=insecure ls
      COPY --link a b
      COPY --chmod=600 a b
      COPY --exclude=a . b
      COPY --parents a b
      ADD --checksum=sha256:a https://a b`,
    ).map((text) => [text, 'the builder of the day [low]'] as const),
    ['FROM a\nRUN <<E\nls\nE', 'the builder of the day [low]'],
    ...filled(
      'FROM a\n%',
      `COPY --chown=1 a b
      COPY --from=b a b
      COPY --linked a b
      COPY --unlink a b
      ADD --keep-git-dir=true a b
      FROM --platform=linux/amd64 a`,
    ).map((text) => [text, 'the builder of the day [info]'] as const),
  ],
});
