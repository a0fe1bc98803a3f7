import type { CatalogueImage } from '../../../src/model/image.ts';
import type { LabHome } from '../home.ts';
import { wheel } from './downloads.ts';
import { aptInstall, BASES, type Impossible, type Recipe } from './recipe.ts';

/** Debian suite that has the interpreter of a line. The official images compile it; here Debian's is moved to the same place. */
const SUITES: Readonly<Record<string, string>> = { '3.11': 'bookworm', '3.13': 'sid', '3.14': 'sid', '3.15': 'sid' };

const PIP = '26.3';

const LIBRARIES = [
  'ca-certificates',
  'netbase',
  'tzdata',
  'libbz2-1.0',
  'libdb5.3t64',
  'libexpat1',
  'libffi8',
  'liblzma5',
  'libncursesw6',
  'libreadline8t64',
  'libsqlite3-0',
  'libssl3t64',
  'libuuid1',
  'zlib1g',
  'libzstd1',
];

/** The official python images: interpreter, library and pip below /usr/local, `sys.prefix` included. */
export async function pythonOfficial(image: CatalogueImage, home: LabHome): Promise<Recipe | Impossible> {
  const suite = SUITES[image.cycle];
  if (suite === undefined) return { impossible: `no Debian suite has Python ${image.cycle}` };
  const base = image.family === 'full' ? BASES.buildpack : BASES.debian;
  return {
    dockerfile: `${interpreter(image.cycle, suite)}
FROM ${base}
${aptInstall(LIBRARIES)} && rm -rf /usr/local/lib/python${image.cycle}
COPY --from=interpreter /out/ /usr/local/
COPY --from=pip . /usr/local/lib/python${image.cycle}/site-packages/
RUN cd /usr/local/bin && ln -s python${image.cycle} python3 && ln -s python3 python && printf '#!/usr/local/bin/python3\\nimport sys\\nfrom pip._internal.cli.main import main\\nsys.exit(main())\\n' > pip && chmod 755 pip && ln -s pip pip3 && ldconfig
`,
    contexts: { pip: await wheel(home, 'pip', PIP) },
    differs: [
      `Debian's build of Python ${image.cycle} (${suite}), without the termios module where its libc is newer than trixie's`,
    ],
  };
}

/** Debian keeps add-ons in dist-packages and refuses pip; the official images do neither. */
function interpreter(cycle: string, suite: string): string {
  const packages = [
    `python${cycle}-minimal`,
    `libpython${cycle}-minimal`,
    `libpython${cycle}-stdlib`,
    `python${cycle}`,
  ].join(' ');
  return `FROM ${BASES.unpack} AS interpreter
WORKDIR /packages
RUN sed "s/trixie /${suite} /" /etc/apt/sources.list | head -1 > /etc/apt/sources.list.d/suite.list && apt-get -o Acquire::Retries=5 -o Acquire::Check-Valid-Until=false update -qq && for p in ${packages}; do apt-get download -qq -t ${suite} $p/${suite}; done && for d in *.deb; do dpkg-deb -x $d /x; done
RUN mkdir -p /out/bin /out/lib && cp -a /x/usr/bin/python${cycle} /out/bin/ && cp -a /x/usr/lib/python${cycle} /out/lib/ && cd /out/lib/python${cycle} && rm -rf EXTERNALLY-MANAGED dist-packages && mkdir -p site-packages && ln -s site-packages dist-packages && for f in site.py sysconfig.py sysconfig/__init__.py; do if [ -f $f ]; then sed -i "s/'DEB_PYTHON_INSTALL_LAYOUT', 'posix_local'/'DEB_PYTHON_INSTALL_LAYOUT', 'posix_prefix'/; s/prefix_scheme = 'posix_local'/prefix_scheme = 'posix_prefix'/; s/\\"dist-packages\\"/\\"site-packages\\"/" $f; fi; done
`;
}
