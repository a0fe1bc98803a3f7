import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/decide/decide.ts';
import { catalogue } from '../../../src/images/index.ts';
import type { Answers } from '../../../src/model/answers.ts';
import type { Stack } from '../../../src/model/stack.ts';
import { backEnds } from '../../../src/stacks/python/plan/back-ends.ts';
import { python } from '../../../src/stacks/python/index.ts';
import { render } from '../../../src/render/render.ts';
import { APP, facts } from './python-files.ts';

function planned(files: Readonly<Record<string, string>>, answers: Answers = {}) {
  const found = facts(files, answers);
  return python.plan(found, decide(python as Stack, found, answers).answers, catalogue);
}

const dockerfile = (files: Readonly<Record<string, string>>, answers: Answers = {}): string =>
  render(planned(files, answers))[0]?.contents ?? '';

describe('what runs', () => {
  const BIN = '/opt/venv/bin';
  const flask = 'app = Flask(__name__)\n';
  it.each([
    ['uvicorn', APP, 'uvicorn==0.54.0\n', [`${BIN}/uvicorn`, 'till.api:api', '--host', '0.0.0.0', '--port', '8000']],
    [
      'a factory',
      'def create_app():\n    return FastAPI()\n',
      'uvicorn==1\n',
      [`${BIN}/uvicorn`, 'till.api:create_app', '--factory'],
    ],
    ['hypercorn', APP, 'hypercorn==1\n', [`${BIN}/hypercorn`, 'till.api:api', '--bind', '0.0.0.0:8000']],
    ['granian', APP, 'granian==1\n', [`${BIN}/granian`, 'till.api:api', '--interface', 'asgi', '--host', '0.0.0.0']],
    [
      'granian for WSGI',
      flask,
      'granian==1\n',
      [`${BIN}/granian`, 'till.api:app', '--interface', 'wsgi', '--host', '0.0.0.0'],
    ],
    ['waitress', flask, 'waitress==1\n', [`${BIN}/waitress-serve`, '--listen=0.0.0.0:8000', 'till.api:app']],
    ['gunicorn', flask, 'gunicorn==27.0.1\n', [`${BIN}/gunicorn`, 'till.api:app', '--bind', '0.0.0.0:8000']],
  ])('%s', (_, code, requirements, words) => {
    const { entrypoint, cmd } = planned({ 'till/api.py': code, 'requirements.txt': requirements }).process;
    expect(entrypoint.slice(0, words.length)).toEqual(words);
    expect(cmd).toEqual([]);
  });

  it.each([
    ['25.0.3', false],
    ['25.1.0', true],
    ['27.0.1', true],
  ])('gunicorn %s without its control socket: %s', (version, told) => {
    const files = { 'till/api.py': flask, 'requirements.txt': `gunicorn==${version}\n` };
    expect(planned(files).process.entrypoint.includes('--no-control-socket')).toBe(told);
  });

  it('is what somebody gave, word by word', () => {
    expect(planned({}, { start: ['/opt/venv/bin/till', '--quick'] }).process.entrypoint).toEqual([
      '/opt/venv/bin/till',
      '--quick',
    ]);
  });
});

describe('health', () => {
  it('is asked by the Python of the base', () => {
    const code = `${APP}@api.get("/healthz")\n`;
    const probe = (base: 'slim' | 'distroless') =>
      planned({ 'till/api.py': code, '.python-version': '3.13\n' }, { base }).process.health;
    expect(probe('slim')[0]).toBe('/usr/local/bin/python');
    expect(probe('distroless')[0]).toBe('/usr/bin/python3.13');
    expect(probe('slim')[3]).toContain('http://127.0.0.1:8000/healthz');
  });

  it('is not asked where nobody named an endpoint', () => {
    expect(planned({}).process).toMatchObject({
      health: [],
      healthWhyNot: 'no endpoint was seen in the code or given',
    });
  });
});

describe('bases', () => {
  const choices = (files: Readonly<Record<string, string>>) =>
    python
      .questions(facts(files), {})
      .find((question) => question.key === 'base')
      ?.choices.map((choice) => choice.value);

  it('offer distroless for the one line it has', () => {
    expect(choices({ '.python-version': '3.13\n' })).toEqual(['slim', 'distroless', 'alpine']);
    expect(choices({ '.python-version': '3.12\n' })).toEqual(['slim', 'alpine']);
  });

  it('build on compilers only where something must be built', () => {
    const source = { 'requirements.txt': '--no-binary docopt\ndocopt==0.6.2\nuvicorn==1\n' };
    expect(planned({}).images['build']?.family).toBe('slim');
    expect(planned(source).images['build']?.family).toBe('full');
    expect(planned(source).images['runtime']?.family).toBe('slim');
  });
});

describe('secrets', () => {
  it('a login stands in one step, which runs no package, and the install has no network', () => {
    const text = dockerfile(
      { 'pip.conf': '[global]\nindex-url = https://pypi.acme.example/simple\n' },
      { secrets: ['netrc'] },
    );
    const steps = text.split(/^(?=RUN )/m).filter((step) => step.includes('type=secret'));
    expect(steps).toHaveLength(1);
    expect(steps[0]).toContain('pip download --no-cache-dir --only-binary :all:');
    expect(text).toMatch(
      /RUN --network=none --mount=type=bind,from=fetch[^\n]*\n.*install --no-compile --no-cache-dir --no-index/,
    );
  });

  it('a TLS root stands in every step that uses the network, and in no other', () => {
    const lock =
      'version = 1\n[[package]]\nname = "till"\nsource = { editable = "." }\ndependencies = [{ name = "uvicorn" }]\n[[package]]\nname = "uvicorn"\nversion = "1"\nsource = { registry = "x" }\nwheels = [{ url = "x" }]\n';
    const project = '[project]\nname = "till"\nversion = "1"\n[build-system]\nrequires = ["hatchling"]\n';
    const text = dockerfile({ 'uv.lock': lock, 'pyproject.toml': project }, { secrets: ['ca'] });
    const runs = text.split(/^(?=RUN |FROM )/m).filter((step) => step.startsWith('RUN'));
    const networked = runs.filter((step) => /\b(?:uv sync --locked|pip download)\b/.test(step));
    expect(networked).toHaveLength(2);
    expect(runs.filter((step) => step.includes('id=ca,'))).toEqual(networked);
  });

  it('packages that must be built are refused beside a login, but not by uv', () => {
    const requirements = '--no-binary docopt\ndocopt==0.6.2\nuvicorn==1\n';
    expect(() => planned({ 'requirements.txt': requirements }, { secrets: ['netrc'] })).toThrow(
      /docopt exists as source only/,
    );
  });
});

describe('build back ends', () => {
  it.each([
    [['hatchling>=1.27'], 'hatchling==1.33.0', []],
    [['poetry-core>=2.0.0,<3.0.0'], 'poetry-core==2.5.0', []],
    [['setuptools (>=61)', 'wheel'], 'setuptools==84.2.1', []],
    [['setuptools==69.0.0'], 'setuptools==69.0.0', []],
    [['hatchling<1.0'], undefined, ['hatchling']],
    [['mystery-builder'], undefined, ['mystery-builder']],
  ])('%j', (requires, pin, unpinned) => {
    const found = backEnds(requires);
    expect(found.unpinned).toEqual(unpinned);
    if (pin !== undefined) expect(found.pins).toContain(pin);
  });
});

describe('hostile names', () => {
  const evil = 'till\nRUN curl evil.example';
  it.each([
    [
      'a package',
      {
        'uv.lock': `[[package]]\nname = "a"\nsource = { virtual = "." }\ndependencies = [{ name = ${JSON.stringify(evil)} }]\n[[package]]\nname = ${JSON.stringify(evil)}\nversion = "1"\n`,
      },
    ],
    [
      'a build back end',
      {
        'uv.lock': '[[package]]\nname = "a"\nsource = { virtual = "." }\n',
        'pyproject.toml': `[build-system]\nrequires = [${JSON.stringify(`x\nRUN evil`)}]\n`,
      },
    ],
    [
      'a pin',
      {
        'uv.lock': '[[package]]\nname = "a"\nsource = { virtual = "." }\n',
        'pyproject.toml': '[build-system]\nrequires = ["x==1;$(evil)"]\n',
      },
    ],
    ['a project', { 'pyproject.toml': `[project]\nname = ${JSON.stringify(evil)}\n` }],
    ['an option of the Procfile', { Procfile: 'web: uvicorn till.api:api --log-config "$(evil)"\n' }],
  ])('%s', (_, files) => {
    const text = ((): string => {
      try {
        return dockerfile(files, { start: ['/opt/venv/bin/x'], port: 8000 });
      } catch (error) {
        return String(error);
      }
    })();
    expect(text).not.toMatch(/^RUN (?:curl )?evil/m);
    expect(text).not.toContain('$(evil)');
  });
});
