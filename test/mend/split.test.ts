import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mendFiles } from '../../src/mend.ts';
import { plainSettings } from '../../src/rules/_shared/define-rule.ts';
import { folder } from '../deploy/folder.ts';
import { filesBelow } from './files-below.ts';

const settings = plainSettings('2026-11-23');

/** Stages of the Dockerfile once it is mended in that repo. */
async function stages(repo: string, dockerfile: string): Promise<number> {
  const files = { ...filesBelow(join(import.meta.dirname, '../fixtures', repo, 'repo')), Dockerfile: dockerfile };
  const { texts } = await mendFiles(folder(files), ['Dockerfile'], { settings, unsafe: true });
  return [...(texts.get('Dockerfile') ?? dockerfile).matchAll(/^FROM /gm)].length;
}

const UV = (rest: string, build = '') =>
  `FROM python:3.13-slim\nCOPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /bin/uv\nWORKDIR /app\n${build}COPY pyproject.toml uv.lock ./\nRUN uv sync --locked\nCOPY orders ./orders\n${rest}\n`;
const YARN =
  'FROM node:24\nWORKDIR /app\nCOPY package.json yarn.lock .yarnrc.yml ./\nRUN yarn install\nCOPY knots.js ./\nCMD ["node", "knots.js"]\n';
const NEXT = (start: string) =>
  `FROM node:24\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN npm ci\nCOPY . .\nRUN npm run build\n${start}\n`;

describe('a stage is cut', () => {
  it.each([
    ['python/fastapi-uv', UV('CMD ["uvicorn", "orders.main:app"]')],
    ['python/fastapi-uv', UV('CMD ["uv", "run", "uvicorn", "orders.main:app"]')],
    // Another fix writes it as JSON first.
    ['python/fastapi-uv', UV('CMD uv run uvicorn orders.main:app')],
    ['node/next-public', NEXT('CMD ["npx", "next", "start", "-p", "3000"]')],
  ])('of %s: %j', async (repo, dockerfile) => {
    expect(await stages(repo, dockerfile)).toBe(2);
  });
});

describe('a stage stays whole where its start would miss something', () => {
  it.each([
    ['python/fastapi-uv', UV('CMD ["./run.sh"]')],
    ['python/fastapi-uv', UV('CMD ["sh", "-c", "uv run uvicorn orders.main:app"]')],
    ['python/fastapi-uv', UV('CMD ["uv", "run", "orders/main.py"]')],
    ['python/fastapi-uv', UV('CMD ["uv", "run", "--with", "x", "uvicorn", "orders.main:app"]')],
    ['python/fastapi-uv', UV('CMD ["/app/.venv/bin/uvicorn", "orders.main:app"]')],
    ['python/fastapi-uv', UV('ENTRYPOINT ["uv", "run"]\nCMD ["uvicorn", "orders.main:app"]')],
    ['python/fastapi-uv', UV('HEALTHCHECK CMD ["uv", "run", "check"]\nCMD ["uvicorn", "orders.main:app"]')],
    ['python/fastapi-uv', UV('CMD ["uvicorn", "orders.main:app"]', 'RUN pip install gunicorn\n')],
    ['python/fastapi-uv', UV('CMD ["uvicorn", "orders.main:app"]', 'ENV UV_PROJECT_ENVIRONMENT=/usr/local\n')],
    ['node/berry-pnp', YARN],
    ['node/next-public', NEXT('CMD ["npm", "run", "serve"]')],
    ['node/next-public', NEXT('ENTRYPOINT ["npm"]\nCMD ["start"]')],
  ])('%s: %j', async (repo, dockerfile) => {
    expect(await stages(repo, dockerfile)).toBe(1);
  });
});
