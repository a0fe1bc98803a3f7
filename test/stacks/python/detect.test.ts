import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/images/index.ts';
import { detect } from '../../../src/stacks/python/detect.ts';
import { repoOf } from '../repo-of.ts';
import { APP, facts } from './python-files.ts';

it.each([
  ['an empty folder', {}],
  ['sources without packages', { 'till/api.py': APP }],
  ['a pyproject.toml with tool settings alone', { 'pyproject.toml': '[tool.ruff]\nline-length = 100\n' }],
])('%s is not of this stack', (_, files) => {
  expect(detect(repoOf(files), catalogue, {})).toBeNull();
});

it('a plain service', () => {
  expect(facts({})).toMatchObject({
    shape: 'server',
    framework: { value: 'FastAPI 0.165', from: 'till/api.py:3' },
    manager: { value: 'pip', from: 'requirements.txt' },
    entries: [{ value: 'till.api:api', from: 'till/api.py:3' }],
    port: { value: 8000, from: '' },
    health: null,
    blockers: [],
    conflicts: [],
    details: { lock: 'pinned', server: 'uvicorn', sources: ['till/'] },
  });
});

describe('the program', () => {
  it.each([
    ['a module of src/', { 'till/api.py': '', 'src/desk/main.py': APP }, ['desk.main:api']],
    ['a package’s own file', { 'till/api.py': '', 'till/__init__.py': APP }, ['till:api']],
    ['an annotated object', { 'till/api.py': 'api: FastAPI = FastAPI(title="till")\n' }, ['till.api:api']],
    ['an imported module', { 'till/api.py': 'import fastapi\napi = fastapi.FastAPI()\n' }, ['till.api:api']],
    ['a factory', { 'till/api.py': 'def create_app():\n    return FastAPI()\n' }, ['till.api:create_app']],
    [
      'what a factory made',
      { 'till/api.py': 'def create_app():\n    return FastAPI()\n', 'asgi.py': 'app = create_app()\n' },
      ['asgi:app'],
    ],
    ['two of them', { 'till/admin.py': APP }, ['till.admin:api', 'till.api:api']],
    ['none of the tests', { 'tests/conftest.py': APP, 'till/test_api.py': APP }, ['till.api:api']],
    ['nothing that cannot be imported', { 'till-old/api.py': APP }, ['till.api:api']],
    [
      'the Procfile’s among two',
      { 'till/admin.py': APP, Procfile: 'web: uvicorn till.admin:api\n' },
      ['till.admin:api'],
    ],
  ])('%s', (_, files, entries) => {
    expect(facts(files).entries.map((entry) => entry.value)).toEqual(entries);
  });

  it('is a worker where nothing is served', () => {
    const worker = facts({ 'till/api.py': '', 'till/__main__.py': 'main()\n' });
    expect(worker).toMatchObject({ shape: 'worker', port: null, health: null, entries: [{ value: 'till' }] });
    expect(worker.details.handlesTerm).toBe(false);
    const handled = facts({ 'till/api.py': '', 'till/__main__.py': 'signal.signal(signal.SIGTERM, stop)\n' });
    expect(handled.details.handlesTerm).toBe(true);
  });
});

describe('the port', () => {
  it.each([
    ['till/api.py', 'uvicorn.run(api, host="0.0.0.0", port=4100)\n', 4100],
    ['till/api.py', 'port = int(os.environ.get("PORT", "4101"))\n', 4101],
    ['till/api.py', 'port = int(os.getenv("PORT", 4102))\n', 4102],
    ['gunicorn.conf.py', 'bind = "0.0.0.0:4103"\n', 4103],
    ['Procfile', 'web: uvicorn till.api:api --port 4104\n', 4104],
    ['Procfile', 'web: uvicorn till.api:api --port $PORT\n', 8000],
    ['till/api.py', 'uvicorn.run(api, port=80)\n', 8000],
  ])('%s: %s', (file, text, port) => {
    expect(facts({ [file]: file === 'till/api.py' ? `${APP}${text}` : text }).port?.value).toBe(port);
  });
});

describe('the health endpoint', () => {
  it.each([
    ['@api.get("/healthz")\n', '/healthz'],
    ['@api.route("/livez/")\n', '/livez/'],
    ['routes = [Route("/status", status), Route("/health", health)]\n', '/health'],
    ['@api.post("/health")\n', null],
    ['requests.get("/healthz")\n', null],
    ['@api.get(\n    "/healthz",\n)\n', '/healthz'],
    ['r = APIRouter()\n@r.get("/healthz")\n', '/healthz'],
    ['r = APIRouter(prefix="/v1")\n@r.get("/healthz")\n', null],
    ['r = APIRouter(prefix="/v1")\n@api.get("/healthz")\n', '/healthz'],
    ['Mount("/v1", routes=[Route("/healthz", health)])\n', null],
  ])('%s', (text, path) => {
    expect(facts({ 'till/api.py': `${APP}${text}` }).health?.value ?? null).toBe(path);
  });
});

describe('a server', () => {
  it('is missed where no package is one', () => {
    const [blocker] = facts({ 'requirements.txt': 'fastapi==0.165.0\n' }).blockers;
    expect(blocker).toMatchObject({ name: 'no-server', from: 'till/api.py:3' });
    expect(facts({ 'requirements.txt': 'fastapi==0.165.0\n' }, { start: ['/opt/venv/bin/serve'] }).blockers).toEqual(
      [],
    );
  });

  it('keeps the options of a Procfile, without those that need a shell or say where it listens', () => {
    const words = (line: string) => facts({ Procfile: `web: ${line}\n` }).details.serverWords;
    expect(words('uvicorn till.api:api --host 0.0.0.0 --port 9000 --proxy-headers')).toEqual(['--proxy-headers']);
    expect(words('uvicorn till.api:api --log-level $LEVEL')).toEqual([]);
    expect(words('sh -c "uvicorn till.api:api"')).toEqual([]);
  });
});

describe('Django', () => {
  const django = {
    'requirements.txt': 'Django==6.1.3\ngunicorn==27.0.1\n',
    'manage.py': 'main()\n',
    'till/api.py': '',
    'till/wsgi.py': 'application = get_wsgi_application()\n',
    'till/urls.py': 'urlpatterns = [path("healthz", ok)]\n',
  };

  it('collects static files where the settings say where to', () => {
    expect(facts(django).details.staticFiles).toBeNull();
    const settings =
      'SECRET_KEY = os.environ["KEY"]\nDEBUG = env.bool("DEBUG", False)\nDB = env.db("DB_URL")\nSTATIC_ROOT = "x"\n';
    const found = facts({ ...django, 'till/settings.py': settings });
    expect(found.details.staticFiles).toEqual({ variables: ['DB_URL', 'KEY'] });
    expect(found).toMatchObject({ entries: [{ value: 'till.wsgi:application' }], health: { value: '/healthz' } });
  });
});

it('names itself after pyproject.toml, in letters an image name may have', () => {
  const pyproject = '[project]\nname = "Acme.Till_Desk"\ndependencies = []\n';
  expect(facts({ 'pyproject.toml': pyproject }).name).toEqual({ value: 'acme.till_desk', from: 'pyproject.toml:2' });
});

describe('what belongs into the image', () => {
  it.each([
    [
      'a data file that the code opens',
      { 'till/api.py': `${APP}open("prices.json")\n`, 'prices.json': '{}' },
      ['prices.json', 'till/'],
    ],
    [
      'a data folder that the code names',
      { 'till/api.py': `${APP}Path("rates") / m\n`, 'rates/may.csv': '' },
      ['rates/', 'till/'],
    ],
    ['templates, named or not', { 'templates/a.html': '' }, ['templates/', 'till/']],
    ['nothing that no code names', { 'notes.json': '{}', 'drafts/a.csv': '' }, ['till/']],
    ['no tests', { 'till/api.py': `${APP}"tests"\n`, 'tests/a.json': '{}' }, ['till/']],
    ['modules beside the packages', { 'gunicorn.conf.py': '', 'wsgi.py': '' }, ['till/', '*.py']],
  ])('%s', (_, files, sources) => {
    expect(facts(files).details.sources).toEqual(sources);
  });
});

it('a packaged program without a framework starts by its one script', () => {
  const files = {
    'till/api.py': 'def main(): ...\n',
    'uv.lock': 'version = 1\n[[package]]\nname = "till"\nsource = { editable = "." }\n',
    'pyproject.toml':
      '[project]\nname = "till"\n[project.scripts]\ntill-run = "till.api:main"\n[build-system]\nrequires = ["hatchling"]\n',
  };
  expect(facts(files).start).toEqual({ value: ['/opt/venv/bin/till-run'], from: 'pyproject.toml:4' });
});

it('stops where the repo requires a uv that the catalogue has not', () => {
  const uv = (range: string) =>
    facts({ 'uv.lock': 'version = 1\n', 'pyproject.toml': `[tool.uv]\nrequired-version = "${range}"\n` }).blockers.map(
      ({ name }) => name,
    );
  expect(uv('>=0.9,<0.10')).toContain('uv-version');
  expect(uv('>=0.9')).not.toContain('uv-version');
});

it('Django is served by what is installed', () => {
  const files = {
    'manage.py': 'main()\n',
    'till/api.py': '',
    'till/wsgi.py': 'application = get_wsgi_application()\n',
    'till/asgi.py': 'application = get_asgi_application()\n',
  };
  const entry = (packages: string) => facts({ ...files, 'requirements.txt': packages }).entries[0]?.value;
  expect(entry('Django==6.1.3\nuvicorn==1\n')).toBe('till.asgi:application');
  expect(entry('Django==6.1.3\nuvicorn==1\ngunicorn==27.0\n')).toBe('till.wsgi:application');
  expect(entry('Django==6.1.3\n')).toBe('till.wsgi:application');
});
