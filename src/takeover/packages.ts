import type { Repo } from '../model/repo.ts';
import type { Row } from './reading.ts';
import { mentioned, scriptFor } from './mentions.ts';

/** Programs by which a package is called, where they bear another name. */
const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  imagemagick: ['convert', 'magick', 'identify'],
  graphicsmagick: ['gm'],
  ghostscript: ['gs'],
  'poppler-utils': ['pdftotext', 'pdftoppm', 'pdfinfo'],
  'tesseract-ocr': ['tesseract', 'pytesseract'],
  'postgresql-client': ['psql', 'pg_dump', 'pg_restore', 'pg_isready'],
  'default-mysql-client': ['mysql', 'mysqldump'],
  'mariadb-client': ['mysql', 'mysqldump', 'mariadb'],
  'openssh-client': ['ssh', 'scp', 'sftp'],
  'redis-tools': ['redis-cli'],
  graphviz: ['dot'],
  libreoffice: ['soffice', 'libreoffice'],
  dnsutils: ['dig', 'nslookup'],
  procps: ['ps', 'pgrep', 'pkill'],
  'netcat-openbsd': ['nc', 'netcat'],
  'iputils-ping': ['ping'],
};

const BUILD =
  /^(?:build-essential|build-base|alpine-sdk|gcc|g\+\+|clang\d*|make|cmake|autoconf|automake|libtool|ninja-build|ninja|pkg-config|pkgconf|pkgconfig|patch|cargo|rustc?|golang(?:-go)?|python3?-dev|python3?-pip|py3-pip|python3?-venv|python3?-setuptools|python3|python|nodejs|npm|musl-dev|linux-headers|libc6?-dev|git|subversion|mercurial|gnupg\d?|software-properties-common|apt-transport-https|apt-utils|lsb-release|.*-dev(?:el)?)$/;
const DEBUGGING =
  /^(?:vim(?:-tiny|-nox)?|nano|emacs(?:-nox)?|less|htop|top|strace|ltrace|gdb|lsof|procps|psmisc|man|man-db|net-tools|iproute2|iputils-ping|telnet|netcat.*|nmap|tcpdump|socat|dnsutils|bind-tools|tree|file|screen|tmux|sudo|openssh-server|bash-completion)$/;
const FETCHING = /^(?:curl|wget|ca-certificates-java|unzip|xz-utils|bzip2|tar|gzip)$/;
/** Shells to work in: a script that needs one names it in its first line. */
const SHELLS = /^(?:bash|zsh|fish|dash)$/;
const INIT = /^(?:tini|dumb-init)$/;
const DROPPING = /^(?:gosu|su-exec)$/;
const SUPERVISORS = /^(?:supervisor|runit|s6|monit|cron|dcron|busybox-suid)$/;
const DAEMONS =
  /^(?:nginx(?:-light|-full)?|apache2|redis(?:-server)?|postgresql(?:-\d+)?|mysql-server|mariadb-server|memcached|rabbitmq-server|varnish|haproxy)$/;
/** What a base has already, or nobody calls by name. */
const DATA = /^(?:tzdata|ca-certificates|locales(?:-all)?|fonts?-.*|ttf-.*|font-.*|fontconfig|lib(?!tool).*)$/;

/** What becomes of one package that is installed. */
export function packageRow(name: string, where: { readonly repo: Repo; readonly shipped: boolean }): Row {
  const row = { what: name, part: name };
  if (!where.shipped)
    return { ...row, fate: 'replaced', note: 'the image of the build stage brings what it compiles with' };
  const called = calledIn(name, where.repo);
  if (called !== null) return { ...row, fate: 'kept', note: `called in ${called}`, pack: name };
  if (SHELLS.test(name)) return { ...row, ...shellRow(name, where.repo) };
  const known = KINDS.find(({ names }) => names.test(name));
  if (known !== undefined) return { ...row, ...known.fate(name) };
  const note = DATA.test(name) ? 'data or a library that programs load' : 'not known to be dispensable';
  return { ...row, fate: 'kept', note, pack: name };
}

function shellRow(name: string, repo: Repo): Pick<Row, 'fate' | 'note' | 'pack'> {
  const script = scriptFor(repo, name);
  return script === null
    ? { fate: 'removed', note: 'no script that is shipped is written for it' }
    : { fate: 'kept', note: `${script} is written for it`, pack: name };
}

interface Kind {
  readonly names: RegExp;
  readonly fate: (name: string) => Omit<Row, 'what'>;
}

/** In this order; the first that fits. */
const KINDS: readonly Kind[] = [
  {
    names: DAEMONS,
    fate: (name) => ({
      fate: 'asks',
      note: 'a service of its own',
      doubt: `${name} is a service of its own, and needs an image of its own`,
    }),
  },
  { names: SUPERVISORS, fate: () => ({ fate: 'removed', note: 'one program per container (H19)' }) },
  { names: DEBUGGING, fate: () => ({ fate: 'removed', note: 'never called' }) },
  { names: FETCHING, fate: () => ({ fate: 'removed', note: 'nothing that is shipped calls it' }) },
  {
    names: INIT,
    fate: () => ({ fate: 'replaced', note: 'tini comes along where the program does not handle signals (H10)' }),
  },
  {
    names: DROPPING,
    fate: () => ({ fate: 'removed', note: 'the process never is root, so nothing is to be dropped (H1)' }),
  },
  { names: BUILD, fate: () => ({ fate: 'removed', note: 'for building, and the build stage has its own (H4)' }) },
];

/** Whether nobody can see in the code if something needs the package. */
export function isBaseData(name: string): boolean {
  return name === 'ca-certificates' || name === 'tzdata';
}

function calledIn(name: string, repo: Repo): string | null {
  if (INIT.test(name) || DROPPING.test(name) || SUPERVISORS.test(name) || DATA.test(name)) return null;
  if (DAEMONS.test(name) || /-dev(?:el)?$/.test(name)) return null;
  // Words that stand in every text, and say nothing there.
  if (/^(?:python3?|nodejs|npm|make|less|file|tree|top|man|screen|patch|git|bash|build-.*)$/.test(name))
    return quoted(name, repo);
  return mentioned(repo, PROGRAMS[name] ?? [name], 'called');
}

/** A word that is no English one only where it stands alone in quotes. */
function quoted(name: string, repo: Repo): string | null {
  return mentioned(repo, [name], 'quoted');
}
