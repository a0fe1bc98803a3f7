import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/decide/decide.ts';
import { catalogue } from '../../../src/images/index.ts';
import type { Answers } from '../../../src/model/answers.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { render } from '../../../src/render/render.ts';
import { stacks } from '../../../src/stacks/index.ts';
import { repoOf } from '../repo-of.ts';

const MAIN = 'package main\n\nfunc main() { http.HandleFunc("/healthz", ok); http.ListenAndServe(":4810", nil) }\n';
const PRIVATE = 'module git.acme.example/till\nrequire git.acme.example/greeting v1.2.0\n';

function planned(files: Readonly<Record<string, string>>, given: Answers = {}): Plan {
  const stack = stacks.find((one) => one.id === 'go');
  const facts = stack?.detect(
    repoOf({ 'go.mod': 'module till.example/till\n', 'main.go': MAIN, ...files }),
    catalogue,
    given,
  );
  if (stack === undefined || facts === undefined || facts === null) throw new Error('not detected');
  return stack.plan(facts, decide(stack, facts, given).answers, catalogue);
}

function dockerfile(files: Readonly<Record<string, string>>, given: Answers = {}): string {
  return render(planned(files, given))[0]?.contents ?? '';
}

describe('the base', () => {
  it.each([
    ['distroless', 'go/binary', 'static-distroless'],
    ['scratch', 'go/scratch', 'scratch'],
    ['alpine', 'go/binary', 'alpine'],
    ['chainguard', 'go/binary', 'static-chainguard'],
    ['dhi', 'go/binary', 'static-dhi'],
  ] as const)('%s is %s on %s', (base, template, id) => {
    const plan = planned({}, { base });
    expect([plan.template, plan.images['runtime']?.id]).toEqual([template, id]);
  });

  it('of a program with C has its C library, and C++ on top where it is needed', () => {
    const c = { 'c.go': 'package main\n\nimport "C"\n' };
    expect(planned(c).images['runtime']?.id).toBe('base-nossl-distroless');
    expect(planned({ ...c, 'c.cc': '' }).images['runtime']?.id).toBe('cc-distroless');
    expect(planned(c).deviations.map((deviation) => deviation.promise)).toContain('H15');
  });

  it.each(['slim', 'unprivileged'] as const)('%s is refused by name', (base) => {
    expect(() => planned({}, { base })).toThrow(`--base ${base}: this Go program does not ship on it.`);
  });

  it('alpine is refused for a program with C', () => {
    expect(() => planned({ 'c.go': 'package main\n\nimport "C"\n' }, { base: 'alpine' })).toThrow('--base alpine');
  });
});

describe('the health check', () => {
  it.each([
    [
      'the program’s own subcommand',
      { 'h.go': 'package main\nvar h = os.Args[1] == "healthcheck"\n' },
      {},
      ['/app', 'healthcheck'],
    ],
    [
      'the image’s wget',
      {},
      { base: 'alpine' },
      ['/usr/bin/wget', '-q', '-T', '2', '-O', '/dev/null', 'http://127.0.0.1:4810/healthz'],
    ],
    ['the probe that was chosen', {}, { probe: true }, ['/probe', '127.0.0.1:4810', '/healthz']],
    ['nothing', {}, {}, []],
    ['nothing without an endpoint', {}, { probe: true, health: null }, []],
    ['nothing without a port', {}, { probe: true, port: null }, []],
  ] as const)('asks with %s', (_about, files, given, words) => {
    const { process } = planned(files, given);
    expect(process.health).toEqual(words);
    expect(process.healthWhyNot === '').toBe(words.length > 0);
  });
});

describe('process 1', () => {
  it('is the program where it takes signals', () => {
    const handled =
      'package main\n\nfunc main() { signal.NotifyContext(ctx, syscall.SIGTERM); http.ListenAndServe(":4810", nil) }\n';
    expect(planned({ 'main.go': handled }).process.entrypoint).toEqual(['/app']);
  });

  it('is tini where it takes none', () => {
    expect(planned({}, { start: ['/app', 'serve'] }).process.entrypoint).toEqual(['/tini', '--', '/app', 'serve']);
    expect(dockerfile({})).toContain('COPY --from=init --chown=0:0 --chmod=a=rx /usr/bin/tini-static /tini');
  });
});

describe('private modules', () => {
  const files = { 'go.mod': PRIVATE, 'go.sum': 'x' };

  it('come with a login that is mounted for the download alone', () => {
    const text = dockerfile(files);
    expect(text).toContain('--mount=type=secret,id=netrc,target=/root/.netrc,required=true');
    expect(text).toContain("GOPRIVATE='git.acme.example' go mod download");
    expect(text.match(/--mount=type=secret/g)).toHaveLength(1);
  });

  it('come over ssh with the host keys of whoever builds', () => {
    const plan = planned(files, { secrets: ['ssh'] });
    expect(plan.secrets.map((secret) => secret.id)).toEqual(['default', 'known_hosts']);
    const text = dockerfile(files, { secrets: ['ssh'] });
    expect(text).toContain('GIT_CONFIG_KEY_0=url.ssh://git@git.acme.example/.insteadOf');
    expect(text).not.toContain('netrc');
  });

  it('come without a login when a person says so', () => {
    expect(dockerfile(files, { secrets: [] })).toContain(
      "RUN GOPRIVATE='git.acme.example' go mod download && go mod verify",
    );
  });

  it('come through a company’s TLS root', () => {
    const text = dockerfile(files, { secrets: ['ca'] });
    expect(text).toContain('export SSL_CERT_FILE=/run/secrets/ca.pem GIT_SSL_CAINFO=/run/secrets/ca.pem &&');
  });

  it('a secret of the build itself is mounted for the compiler alone', () => {
    const [fetch, build] = dockerfile(files, { secrets: ['custom:LICENCE'] }).split('AS build');
    expect(fetch).not.toContain('LICENCE');
    expect(build).toContain('--mount=type=secret,id=licence,env=LICENCE,required=true');
  });

  it('a kind that does not fit is refused', () => {
    expect(() => planned({}, { secrets: ['npm'] })).toThrow('--secret npm');
  });
});

describe('what reaches the build', () => {
  it('is sources by their endings and what the code names', () => {
    const plan = planned(
      {
        'web.go': 'package main\n\n//go:embed web/*.html\nvar w embed.FS\nvar t = template.ParseGlob("tmpl/*")\n',
        'tmpl/a.html': '',
        'add_amd64.s': '',
      },
      { include: ['LICENCE'] },
    );
    expect(plan.context.include).toEqual(['go.mod', '**/*.go', '**/*.s', 'web/*.html', 'tmpl', 'LICENCE']);
    expect(plan.view['assets']).toEqual(['tmpl']);
    expect(plan.view['workdir']).toBe('/srv');
  });

  it.each([
    ['go:embed', { 'a.go': 'package main\n\n//go:embed "a b/c.html"\n' }],
    ['a folder it opens', { 'a.go': 'package main\nvar t = http.Dir("a b")\n', 'a b/x': '' }],
  ])('is refused where %s names what would need quoting', (_about, files) => {
    expect(() => planned(files)).toThrow('cannot stand in a Dockerfile');
  });
});

describe('answers', () => {
  it.each([
    [{ entry: './cmd/nope' }, '--entry ./cmd/nope: no package main is there.'],
    [{ start: ['till', 'serve'] }, '--start: the program is /app in this image.'],
  ])('%j is refused', (given, message) => {
    expect(() => planned({}, given)).toThrow(message);
  });

  it('a port that is given reaches a program that reads it from its environment', () => {
    const files = { 'main.go': 'package main\n\nfunc main() { http.ListenAndServe(":"+env("PORT", "4810"), nil) }\n' };
    expect(dockerfile(files, { port: 9000 })).toContain('ENV HOME=/tmp PORT=9000');
  });

  it('folders to write to are made for the process, and no other', () => {
    const text = dockerfile({}, { writable: ['/var/lib/till'] });
    expect(text).toContain('RUN install -d -m 1777 /out/folders/var/lib/till');
    expect(planned({}, { writable: ['/var/lib/till'] }).writable.map(({ path, kind }) => [path, kind])).toEqual([
      ['/tmp', 'tmpfs'],
      ['/var/lib/till', 'volume'],
    ]);
  });
});
