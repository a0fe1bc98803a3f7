import { describe, expect, it } from 'vitest';
import { languageInstall } from '../../../src/rules/_shared/language-installs.ts';
import { osPackageCall, packageName } from '../../../src/rules/_shared/packages.ts';
import { command, run } from './command.ts';
import { listed } from './words.ts';

/** As in `apt install: git curl`. */
function osCall(text: string): string | null {
  const call = osPackageCall(run(text));
  return call && `${call.manager} ${call.action}: ${call.packages.map(({ value }) => value).join(' ')}`.trim();
}

describe('a call of a package manager of the operating system', () => {
  it.each<[text: string, read: string]>([
    ['apt-get install -y git curl', 'apt install: git curl'],
    ['apt install git', 'apt install: git'],
    ['aptitude install git', 'apt install: git'],
    ['apk add git', 'apk install: git'],
    ['dnf install git', 'dnf install: git'],
    ['dnf5 install git', 'dnf install: git'],
    ['yum install git', 'yum install: git'],
    ['microdnf install git', 'microdnf install: git'],
    ['zypper in git', 'zypper install: git'],
    ['yum groupinstall dev', 'yum install: dev'],
    ['apt-get reinstall git', 'apt install: git'],
    ['yum localinstall a.rpm', 'yum install: a.rpm'],
    ['apt-get update', 'apt update:'],
    ['apk update', 'apk update:'],
    ['zypper ref', 'zypper update:'],
    ['zypper refresh', 'zypper update:'],
    ['dnf makecache', 'dnf upgrade:'],
    ['dnf update', 'dnf upgrade:'],
    ['yum update git', 'yum upgrade: git'],
    ['microdnf update', 'microdnf upgrade:'],
    ['apt-get upgrade', 'apt upgrade:'],
    ['zypper up', 'zypper upgrade:'],
    ['apt-get dist-upgrade', 'apt upgrade:'],
    ['apt full-upgrade', 'apt upgrade:'],
    ['zypper dup', 'zypper upgrade:'],
    ['dnf distro-sync', 'dnf upgrade:'],
    ['apt-get remove git', 'apt remove: git'],
    ['apt-get purge git', 'apt remove: git'],
    ['apt-get autoremove', 'apt remove:'],
    ['dnf erase git', 'dnf remove: git'],
    ['apk del git', 'apk remove: git'],
    ['dnf clean all', 'dnf clean: all'],
    ['apt-get check', 'apt other:'],
    ['apt-get toString', 'apt other:'],
    ['apt-get', 'apt other:'],
    ['apt-get -y', 'apt other:'],
    ['pacman -S --noconfirm git', 'pacman install:'],
    ['pacman --noconfirm -S git curl', 'pacman install: curl'],
    ['pacman -U a.pkg', 'pacman install:'],
    ['pacman -Sy git', 'pacman update:'],
    ['pacman -Sqy git', 'pacman update:'],
    ['pacman -Syu', 'pacman upgrade:'],
    ['pacman -Su', 'pacman upgrade:'],
    ['pacman -Scc', 'pacman clean:'],
    ['pacman -Sqc', 'pacman clean:'],
    ['pacman -Rs git', 'pacman remove:'],
    ['pacman -Q --x-Sy --x-Su --x-Sc x-R', 'pacman other:'],
  ])('%s: %s', (text, read) => {
    expect(osCall(text)).toBe(read);
  });

  it.each([
    ['-t', 'bookworm'],
    ['-o', 'Dpkg::Use-Pty=0'],
    ['-c', '/etc/apt.conf'],
    ['--target-release', 'bookworm'],
    ['--option', 'a=b'],
    ['--virtual', '.build'],
    ['-X', 'https://x.example'],
    ['--repository', 'https://x.example'],
    ['--repo', 'main'],
    ['-p', '/root'],
    ['--root', '/root'],
    ['--installroot', '/root'],
    ['--releasever', '9'],
  ])('%s %s is no package', (option, value) => {
    expect(osCall(`apt-get install ${option} ${value} git`)).toBe('apt install: git');
    expect(osCall(`apt-get ${option} ${value} install git`)).toBe('apt install: git');
  });

  it.each(['npm install', 'constructor install', 'apt-cache search git', '$APT install git'])('%s: none', (text) => {
    expect(osCall(text)).toBeNull();
  });

  it('is worked out once', () => {
    const one = run('apt-get install git');
    expect(osPackageCall(one)).toBe(osPackageCall(one));
  });
});

it.each([
  ['git', 'git'],
  ['git=1:2.39*', 'git'],
  ['curl~8', 'curl'],
  ['libc6:amd64', 'libc6'],
  ['git/bookworm', 'git'],
  ['py3<4', 'py3'],
  ['py3>3', 'py3'],
  ['=odd', '=odd'],
])('%s is %s', (text, name) => {
  const word = { value: text, raw: text, literal: true, range: { start: 0, end: 0 } };
  expect(packageName(word)).toBe(name);
});

/** As in `npm named: express`. */
function install(text: string): string | null {
  const found = languageInstall({ command: command(text) });
  return found && `${found.tool} ${found.kind}: ${found.packages.map(({ value }) => value).join(' ')}`.trim();
}

describe('an install by a package manager of a language', () => {
  it.each<[text: string, read: string]>([
    ['npm install', 'npm lock:'],
    ['npm i express', 'npm named: express'],
    ['npm add express -D cors', 'npm named: express cors'],
    ['npm ci', 'npm lock:'],
    ['npm clean-install', 'npm lock:'],
    ['npm install-clean', 'npm lock:'],
    ['npm install -g pm2', 'npm global: pm2'],
    ['npm i --global pm2', 'npm global: pm2'],
    ['pnpm install --frozen-lockfile', 'pnpm lock:'],
    ['bun install', 'bun lock:'],
    ['bun add hono', 'bun named: hono'],
    ['yarn', 'yarn lock:'],
    ['yarn --frozen-lockfile', 'yarn lock:'],
    ['yarn install', 'yarn lock:'],
    ['yarn install --immutable', 'yarn lock:'],
    ['yarn add -D vite react', 'yarn named: vite react'],
    ['yarn global add pm2 x', 'yarn global: pm2 x'],
    ['pip install -r requirements.txt', 'pip lock:'],
    ['pip3 install flask', 'pip named: flask'],
    ['pip3.13 install flask -r requirements.txt gunicorn==23', 'pip named: flask gunicorn==23'],
    ['pip install .', 'pip lock:'],
    ['pip install ./lib /src C:dist a.whl b.tar.gz c.zip', 'pip lock:'],
    ['pip install a.whl.x zip x/y', 'pip named: a.whl.x zip x/y'],
    ['python -m pip install flask', 'pip named: flask'],
    ['python3.13 -m pip install -r a.txt', 'pip lock:'],
    ['python -I -m pip --quiet install flask', 'pip named: flask'],
    ['uv sync --frozen', 'uv lock:'],
    ['uv pip install flask', 'uv named: flask'],
    ['uv pip install -r a.txt', 'uv lock:'],
    ['uv tool install -q ruff', 'uv global: ruff'],
    ['poetry install --only main', 'poetry lock:'],
    ['poetry sync', 'poetry lock:'],
    ['pipenv install flask', 'pipenv lock:'],
    ['pipenv sync', 'pipenv lock:'],
    ['pdm install', 'pdm lock:'],
    ['pdm sync', 'pdm lock:'],
    ['composer install', 'composer lock:'],
    ['composer update', 'composer lock:'],
    ['bundle install', 'bundle lock:'],
    ['bundler install', 'bundler lock:'],
    ['gem install rails', 'gem named: rails'],
    ['cargo install ripgrep --locked', 'cargo named: ripgrep'],
    ['go install x.example/a@v1', 'go named: x.example/a@v1'],
    ['go get x.example/a', 'go named: x.example/a'],
    ['pipx install black', 'pipx global: black'],
  ])('%s: %s', (text, read) => {
    expect(install(text)).toBe(read);
  });

  it.each(
    listed(`
    -r, --requirement, -c, --constraint, -i, --index-url, --extra-index-url, -t, --target, --prefix, -f, --find-links,
    --trusted-host, --python, -e, --editable, --cache-dir, --only-binary, --no-binary, --root
  `),
  )('pip install %s x: no package', (option) => {
    expect(install(`pip install ${option} x`)).toBe('pip lock:');
  });

  it.each(
    listed(`
    npm run build, npm, bun run x, yarn build, yarn --version, yarn --help, pip, pip freeze, pipx run x,
    mypip install x, pipeline install x, mypython -m pip install x, pythonic -m pip install x, python x.py,
    python -m pip freeze, python -m venv pip install, python -c pip install, python pip install -m, uv run x,
    uv venv install, uv lock, uv pip freeze, uv tool run x, poetry run x, go build, gem list, cargo build,
    make install, constructor install, bundle exec rails, pdm run x, pipenv run x, composer dump
  `),
  )('%s: none', (text) => {
    expect(install(text)).toBeNull();
  });
});
