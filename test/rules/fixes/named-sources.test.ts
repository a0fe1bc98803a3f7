import rule from '../../../src/rules/copy-whole-context.ts';
import { fixTable } from './fix-table.ts';
import { projectWith } from './project-with.ts';

const project = (sources: readonly string[]) => projectWith({ parts: { sources } });
const files = ['server.js', 'src/app.js', 'src/sub/a.js', 'start.sh', 'conf/app.ini', 'run', 'bin/tool', 'a.b', 'x.py'];
const exists = (path: string) => [...files, 'conf', 'conf/'].includes(path);
const around = { project: project(['server.js', 'src/']), context: { exists } };
const NAMED = 'COPY server.js ./\nCOPY src/ ./src/';

const starts = (start: string, more: string) => [`FROM a\nCOPY . .\n${start}`, `FROM a\n${more}\n${start}`] as const;
const withFile = (file: string) => `COPY server.js ${file} ./\nCOPY src/ ./src/`;

fixTable(rule, {
  around,
  says: { title: 'copy what the program consists of', safe: false },
  mends: [
    starts('CMD ["node", "server.js"]', NAMED),
    [
      'FROM a\nadd --chown=1:1 ./ /app\nCMD ["x"]',
      'FROM a\nadd --chown=1:1 server.js /app/\nadd --chown=1:1 src/ /app/src/\nCMD ["x"]',
    ],
    ['FROM a\nRUN npm ci\nCOPY . .\nRUN chmod 1 /x', `FROM a\nRUN npm ci\n${NAMED}\nRUN chmod 1 /x`],
    // A start script and a settings file come along.
    starts('CMD ["./start.sh"]', withFile('start.sh')),
    starts('RUN chmod +x start.sh a.b', withFile('start.sh a.b')),
    starts('CMD ["x", "conf/app.ini"]', 'COPY server.js ./\nCOPY conf/app.ini ./conf/\nCOPY src/ ./src/'),
    starts('CMD ["./run"]', withFile('run')),
    // Not what comes along anyway, is a folder, or does not lie in the context.
    starts('CMD ["node", "./src/app.js"]', NAMED),
    starts('CMD ["node", "src/sub/a.js"]', NAMED),
    starts('CMD ["x", "conf"]', NAMED),
    starts('CMD ["x", "other.sh"]', NAMED),
    starts('CMD ["x", "/start.sh", "conf/../start.sh", "--start.sh", "RUN", "start.sh?"]', NAMED),
    [
      'FROM a\nCOPY . .\nCMD ["x", "x.py", "src/app.js", "run"]',
      'FROM a\nCOPY *.py run ./\nCOPY src/app.js ./src/\nCMD ["x", "x.py", "src/app.js", "run"]',
      { project: project(['*.py']) },
    ],
    [
      'FROM a\nCOPY . .\nCMD ["x", "sub/x.py"]',
      'FROM a\nCOPY *.py ./\nCOPY sub/x.py ./sub/\nCMD ["x", "sub/x.py"]',
      { project: project(['*.py']), context: { exists: (path: string) => path === 'sub/x.py' } },
    ],
  ],
  leaves: [
    ['FROM a\nCOPY . .', {}],
    ['FROM a\nCOPY . .', { ...around, project: project([]) }],
    'FROM a\nARG APP\nCOPY . $APP',
    'FROM a\nCOPY . extra ./',
    'FROM a\nCOPY * ./',
    // What builds or installs behind the copy may read everything.
    ...[
      'npm test',
      'npx x',
      'tsc',
      'go vet',
      'make',
      'cargo x',
      'mvn x',
      'gradle x',
      'pip install -r requirements.txt',
    ].map((run) => `FROM a\nCOPY . .\nRUN ${run}`),
  ],
});
