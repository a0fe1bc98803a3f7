import rule from '../../../src/rules/unneeded-tool.ts';
import { fixTable } from './fix-table.ts';
import { image, projectWith } from './project-with.ts';

const images = { build: image('python:3.13.18-slim'), runtime: image('python:3.13.18-slim-trixie') };
const STEPS = 'COPY a.txt ./\nRUN pip install -r a.txt';
const installs = (packages: string) => `WORKDIR /app\nRUN apt-get update && apt-get install -y gcc ${packages}\n`;
const whole = (packages: string) => `FROM python:3.13\n${installs(packages)}${STEPS}\nCOPY api ./api\nCMD ["x"]`;

/** Packages of the build, and what of them the shipped stage installs. */
function ships(packages: string, shipped: string) {
  const venv = 'RUN python -m venv /opt/venv\nENV PATH=/opt/venv/bin:$PATH\n';
  const build = `FROM ${images.build.from} AS build\n${installs(packages)}${STEPS.replace('RUN', `${venv}RUN`)}`;
  const apt =
    shipped === ''
      ? ''
      : `RUN apt-get update && apt-get install -y --no-install-recommends ${shipped} && rm -rf /var/lib/apt/lists/*\n`;
  return [
    whole(packages),
    `${build}\n\nFROM ${images.runtime.from}\n${apt}ENV PATH=/opt/venv/bin:$PATH\nWORKDIR /app\nCOPY --from=build /opt/venv /opt/venv\nCOPY api ./api\nCMD ["x"]`,
  ] as const;
}

/** Headers of a library stay behind, the library itself ships. */
fixTable(rule, {
  around: { project: projectWith({ plan: { stack: 'python', images } }) },
  says: {},
  mends: [
    ships('libpq-dev', 'libpq5'),
    ships('default-libmysqlclient-dev libmariadb-dev', 'libmariadb3'),
    ships('libxml2-dev libxslt1-dev libxslt-dev', 'libxml2 libxslt1.1'),
    ships('libjpeg-dev', 'libjpeg62-turbo'),
    ships('libldap2-dev libsasl2-dev', 'libldap2 libsasl2-2'),
    ships('git libpq-dev=17.1', 'libpq5'),
    ships('python3 python g++ make pkg-config', ''),
  ],
  leaves: ['ffmpeg', 'libpq-dev ffmpeg', 'gitk', 'my-git', 'python4', 'constructor'].map(whole),
});
