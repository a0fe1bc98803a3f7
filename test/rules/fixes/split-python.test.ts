import singleStage from '../../../src/rules/single-stage-build.ts';
import unneededTool from '../../../src/rules/unneeded-tool.ts';
import { fixTable } from './fix-table.ts';
import { image, projectWith } from './project-with.ts';

const images = { build: image('python:3.13.18-slim'), runtime: image('python:3.13.18-slim-trixie') };
const around = { project: projectWith({ plan: { stack: 'python', images } }) };
const SAYS = { title: 'build in a stage of its own', safe: false, alone: true };

interface Case {
  readonly base?: string;
  /** In front of the installs, and with the shipped stage. */
  readonly before?: string;
  readonly install?: string;
  readonly rest?: string;
  /** What becomes of them. */
  readonly environment?: string;
  readonly installed?: string;
  readonly settings?: string;
  readonly left?: string;
}

const REST = 'COPY api ./api\nCMD ["uvicorn", "api:app"]';

const text = ({ base = 'python:3.13', before = '', install = 'pip install -r requirements.txt', rest = REST }: Case) =>
  `FROM ${base}\nWORKDIR /app\n${before}COPY a.txt ./\nRUN ${install}\n${rest}`;

const VENV = 'RUN python -m venv /opt/venv\nENV PATH=/opt/venv/bin:$PATH\n';

function cut(one: Case) {
  const { before = '', install = 'pip install -r requirements.txt', rest = REST } = one;
  const { environment = VENV, installed = install, settings = '', left = rest } = one;
  return [
    text(one),
    `FROM ${images.build.from} AS build\nWORKDIR /app\n${before}COPY a.txt ./\n${environment}RUN ${installed}\n\nFROM ${images.runtime.from}\n${settings}ENV PATH=/opt/venv/bin:$PATH\nWORKDIR /app\nCOPY --from=build /opt/venv /opt/venv\n${left}`,
  ] as const;
}

const library = (names: string) =>
  `RUN apt-get update && apt-get install -y --no-install-recommends ${names} && rm -rf /var/lib/apt/lists/*\n`;

/** A compiler is what this rule is about. */
const GCC = 'RUN apt-get update && apt-get install -y gcc\n';
const pipText = (one: Case) => text({ ...one, before: `${GCC}${one.before ?? ''}` });
const pipCut = (one: Case) => cut({ ...one, before: `${GCC}${one.before ?? ''}` });

/** Packages of pip go into an environment that is shipped whole. */
fixTable(unneededTool, {
  around,
  says: SAYS,
  mends: [
    ...[
      'pip install -r requirements.txt',
      'pip3.13 install fastapi',
      'python -m pip install fastapi',
      'python3.13 -m pip install x',
    ].map((install) => pipCut({ install })),
    pipCut({ install: 'pip install virtualenv pdmx' }),
    pipCut({ before: 'ENV A=1\nENV PIP_NO_CACHE_DIR=1\n', settings: 'ENV A=1\nENV PIP_NO_CACHE_DIR=1\n' }),
    pipCut({ before: 'ARG A\nENV B=$A\nENV C=d\n', settings: 'ARG A\nENV B=$A\nENV C=d\n' }),
    pipCut({ before: 'ARG A\nENV C=d\n', settings: 'ENV C=d\n' }),
    pipCut({ before: 'ENV PATH=/x:$PATH\nENV  PATH /y\nENV npm_config=x\n' }),
    pipCut({ before: 'ENV PATHS=/x\n', settings: 'ENV PATHS=/x\n' }),
    pipCut({ before: 'RUN useradd app\n', settings: 'RUN useradd app\n' }),
    pipCut({ before: 'RUN echo x && useradd app\n' }),
    pipCut({ before: 'RUN rm -rf /x && npm cache clean && yarn config list\n' }),
    // Libraries that a package loads are installed again; compilers stay behind.
    pipCut({
      before: 'RUN apt-get update && apt-get install -y gcc libpq-dev libxml2-dev\n',
      settings: library('libpq5 libxml2'),
    }),
    pipCut({ before: 'RUN apt-get update && apt-get install -y gcc git\n' }),
  ],
  leaves: [
    [pipText({}), {}],
    [pipText({}), { project: projectWith({ plan: { stack: 'python', images: { build: images.build } } }) }],
    // A library is named otherwise on Alpine, and unknown packages may be needed.
    pipText({ before: 'RUN apt-get update && apt-get install -y ffmpeg\n' }),
    pipText({ before: 'RUN apt-get update && apt-get install -y git\n', rest: 'COPY a b\nCMD ["git", "x"]' }),
    pipText({
      before: 'RUN apt-get update && apt-get install -y curl\n',
      rest: 'COPY a b\nHEALTHCHECK CMD ["curl", "x"]\nCMD ["y"]',
    }),
    // The sources come in with the build, or not at all.
    pipText({ before: 'COPY . .\n' }),
    pipText({ rest: 'CMD ["x"]' }),
    // An installer that nobody told of here.
    ...['uv', 'poetry==2', 'pipenv', 'pdm'].map((tool) => pipText({ before: `RUN pip install ${tool}\n` })),
    pipText({ install: 'uv pip install -r requirements.txt' }),
    pipText({ install: 'pipenv install' }),
    pipText({ install: 'pdm sync' }),
    // The folder is not known or changes, or a step may leave something behind.
    ...[
      'USER app',
      'VOLUME /x',
      'WORKDIR /other',
      'SHELL ["/bin/bash", "-c"]',
      'RUN ./setup.sh',
      'RUN confirm x',
      'RUN settle',
    ].map((line) => pipText({ before: `${line}\n` })),
    pipText({}).replace('WORKDIR /app', 'WORKDIR app'),
    pipText({}).replace('WORKDIR /app', 'WORKDIR /$APP'),
    pipText({}).replace('WORKDIR /app\n', ''),
  ],
});

const UV = {
  install: 'uv sync --locked --no-dev',
  environment: 'ENV UV_PROJECT_ENVIRONMENT=/opt/venv UV_PYTHON_DOWNLOADS=never\n',
};
const POETRY = {
  install: 'poetry install --only main',
  environment: 'RUN python -m venv /opt/venv\nENV VIRTUAL_ENV=/opt/venv PATH=/opt/venv/bin:$PATH\n',
};
const start = (words: string) => `COPY api ./api\nCMD [${words}]`;

/** uv and Poetry install into one, and the start does without them. */
fixTable(singleStage, {
  around,
  says: SAYS,
  mends: [
    cut(UV),
    cut(POETRY),
    cut({ ...UV, before: 'RUN uv cache prune && pip3.13 config list && poetry config x y\n' }),
    // What only development needs stays out, unless somebody already said so.
    cut({ ...UV, install: 'uv sync', installed: 'uv sync --no-dev' }),
    ...['uv sync --no-default-groups', 'uv sync --only-group=web'].map((install) => cut({ ...UV, install })),
    cut({ ...UV, install: 'UV_NO_DEV=1 uv sync' }),
    cut({ ...POETRY, install: 'poetry sync', installed: 'poetry sync --only=main' }),
    ...['poetry install --without dev', 'poetry install --no-dev'].map((install) => cut({ ...POETRY, install })),
    // What brought the installer along stays behind, with its settings.
    ...['pip install uv', 'pip install -U pip setuptools==80 wheel', 'pip install "poetry>=2"'].map((bring) =>
      cut({ ...UV, before: `RUN ${bring}\n` }),
    ),
    cut({ ...UV, before: 'ENV UV_LINK_MODE=copy\nENV  PIP_X=1\nENV POETRY_X=1\nENV A=ENV\n', settings: 'ENV A=ENV\n' }),
    // The start calls the program itself.
    ...(
      [
        ['"uv", "run", "uvicorn", "api:app"', '"uvicorn", "api:app"'],
        ['"uv", "run", "--no-sync", "--frozen", "gunicorn", "--no-dev"', '"gunicorn", "--no-dev"'],
        ['"uv", "run", "--locked", "--no-dev", "--offline", "--no-cache", "--quiet", "x-y"', '"x-y"'],
        ['"fish", "run"', '"fish", "run"'],
        ['"shell"', '"shell"'],
      ] as const
    ).map(([before, after]) => cut({ ...UV, rest: start(before), left: start(after) })),
    cut({
      ...POETRY,
      rest: start('"poetry", "run", "--no-interaction", "x"'),
      left: start('"x"'),
    }),
    cut({
      ...UV,
      rest: 'COPY api ./api\nENTRYPOINT ["uv", "run", "x"]',
      left: 'COPY api ./api\nENTRYPOINT ["x"]',
    }),
    cut({ ...UV, rest: 'COPY api ./api\nHEALTHCHECK CMD ["curl", "x"]\nCMD ["x"]' }),
  ],
  leaves: [
    ...[
      '"sh", "-c", "x"',
      '"bash"',
      '"dash"',
      '"ash"',
      '"./run.sh"',
      '"1x"',
      '"x.py"',
      '"uv", "run", "x.py"',
      '"uv", "run", "--with", "a", "x"',
      '"uv", "run", "--frozenly", "x"',
      '"uv", "run"',
      '"uv", "x", "y"',
      '"uvx", "y"',
      '"poetry", "run", "x"',
      '"uv", "run", "uv"',
    ].map((words) => text({ ...UV, rest: start(words) })),
    text({ ...UV, rest: 'COPY api ./api\nCMD uvicorn api:app' }),
    text({ ...UV, rest: 'COPY api ./api' }),
    text({ ...UV, rest: 'COPY api ./api\nENTRYPOINT ["x"]\nCMD ["y"]' }),
    text({ ...UV, rest: 'COPY api ./api\nHEALTHCHECK CMD ["uv", "run", "x"]\nCMD ["y"]' }),
    // Something else is installed beside, or twice.
    text({ ...UV, before: 'RUN pip install gunicorn\n' }),
    text({ ...UV, before: 'RUN pip install uv gunicorn\n' }),
    text({ ...UV, before: 'RUN pip install uvicorn\n' }),
    text({ ...UV, before: 'RUN pip install my-uv\n' }),
    text({ ...UV, before: 'RUN uv sync --no-dev\n' }),
    // Somebody has chosen where packages go.
    ...['ENV VIRTUAL_ENV=/x', 'ENV UV_PROJECT_ENVIRONMENT=/x', 'ENV UV_SYSTEM_PYTHON=1', 'ENV X=/app/.venv'].map(
      (line) => text({ ...UV, before: `${line}\n` }),
    ),
    text({ ...UV, base: 'python:3.13-alpine' }),
  ],
});
