import { join } from 'node:path';
import { array, assert, asyncProperty, constantFrom } from 'fast-check';
import { expect, it } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { mendFiles } from '../../src/mend.ts';
import { overlayRepo } from '../../src/repo/overlay-repo.ts';
import { plainSettings } from '../../src/rules/_shared/define-rule.ts';
import { folder } from '../deploy/folder.ts';
import { filesBelow } from './files-below.ts';

/** Lines that fixes look at, in any order. */
const LINES = [
  'FROM node:24-alpine AS app',
  'WORKDIR /app',
  'COPY . .',
  'COPY package*.json ./',
  'RUN npm install',
  'RUN npm ci && npm run build',
  'RUN npm install \\\n  # why\n  && npm cache clean --force',
  'ARG NPM_TOKEN',
  'ARG A=1 NPM_TOKEN \\\n    B=2',
  'ENV NPM_TOKEN=$NPM_TOKEN',
  'RUN echo "//r/:_authToken=${NPM_TOKEN}" > .npmrc && npm ci && rm .npmrc',
  'RUN useradd -m app',
  'USER app',
  'EXPOSE 3000',
  'CMD npm start',
  'ENTRYPOINT ["npm", "run", "start"]',
  'RUN apt-get update && apt-get install -y python3 make g++ curl',
  'RUN <<EOF\nnpm ci\nEOF',
  '# a remark',
  'LABEL a=b',
  'ONBUILD COPY . .',
  'COPY --chown=node:node . /app',
];
const OPTIONS = { settings: plainSettings('2026-11-23'), unsafe: true };
const around = filesBelow(join(import.meta.dirname, 'fixtures/secret-arg/repo'));

it('mends any Dockerfile to one that reads no worse, and that a second run leaves alone', async () => {
  const any = array(constantFrom(...LINES), { minLength: 2, maxLength: 12 });
  await assert(
    asyncProperty(any, async (lines) => {
      const text = `${['FROM node:24', ...lines].join('\n')}\n`;
      const repo = folder({ ...around, Dockerfile: text });
      const after = overlayRepo(repo, (await mendFiles(repo, ['Dockerfile'], OPTIONS)).texts);
      const problems = (one: string) => parseDockerfile(one).problems.length;
      expect(problems(after.text('Dockerfile') ?? '')).toBeLessThanOrEqual(problems(text));
      expect([...(await mendFiles(after, ['Dockerfile'], OPTIONS)).texts.keys()]).toEqual([]);
    }),
    { numRuns: 20 },
  );
});
