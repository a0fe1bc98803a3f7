import type { LabHome } from '../home.ts';
import { debianRoot } from './downloads.ts';
import { aptInstall, BASES, type Recipe } from './recipe.ts';

/** Where the package lists below come from, and how the stand-ins made of them differ from the real images. */
export const BUILDPACK_SOURCE =
  'packages as in docker-library/buildpack-deps debian/trixie/{curl,scm}/Dockerfile and debian/trixie/Dockerfile at 103e790407420c9c517a6ac774f31e92c8d84f58, without documentation and manual pages: smaller than the real image';

/** Package list of buildpack-deps:trixie-scm. Its curl/Dockerfile was read at 1f4fe499c668d9a2e1578aa8db4f0b2d14482cf5. */
const SCM = [
  'ca-certificates',
  'curl',
  'gnupg',
  'netbase',
  'sq',
  'wget',
  'tzdata',
  'git',
  'mercurial',
  'openssh-client',
  'subversion',
  'procps',
];

/** Package list of buildpack-deps:trixie; its two ncurses names are one package in trixie. */
const BUILDPACK = [
  'autoconf',
  'automake',
  'bzip2',
  'default-libmysqlclient-dev',
  'dpkg-dev',
  'file',
  'g++',
  'gcc',
  'imagemagick',
  'libbz2-dev',
  'libc6-dev',
  'libcurl4-openssl-dev',
  'libdb-dev',
  'libevent-dev',
  'libffi-dev',
  'libgdbm-dev',
  'libglib2.0-dev',
  'libgmp-dev',
  'libjpeg-dev',
  'libkrb5-dev',
  'liblzma-dev',
  'libmagickcore-dev',
  'libmagickwand-dev',
  'libmaxminddb-dev',
  'libncurses-dev',
  'libpng-dev',
  'libpq-dev',
  'libreadline-dev',
  'libsqlite3-dev',
  'libssl-dev',
  'libtool',
  'libwebp-dev',
  'libxml2-dev',
  'libxslt-dev',
  'libyaml-dev',
  'make',
  'patch',
  'unzip',
  'xz-utils',
  'zlib1g-dev',
];

/** Fetches packages for distroless roots; sid is named beside trixie where a recipe needs an exact upstream version. */
const UNPACK = `FROM ${BASES.debian}
${aptInstall(['ca-certificates', 'tzdata'])}
`;

/** An ssh server for git alone: keys of its own in `/keys`, repositories below `/srv/git`, the address to listen on as its argument. */
const SSH = `FROM ${BASES.scm}
${aptInstall(['openssh-server'])}
RUN rm -f /etc/ssh/ssh_host_* && useradd --create-home --shell /usr/bin/git-shell git && usermod -p '*' git && git config --system safe.directory '*'
COPY --chmod=755 <<'SH' /usr/local/bin/serve-git
#!/bin/sh
set -eu
mkdir -p /run/sshd /home/git/.ssh
ssh-keygen -q -t ed25519 -N '' -C lab -f /keys/host
ssh-keygen -q -t ed25519 -N '' -C lab -f /keys/id_ed25519
cp /keys/id_ed25519.pub /home/git/.ssh/authorized_keys
for repository in /srv/git/*; do ln -s "$repository" /; done
exec /usr/sbin/sshd -D -e -h /keys/host -o ListenAddress="$1" -o PasswordAuthentication=no -o AllowUsers=git -o StrictModes=no
SH
ENTRYPOINT ["/usr/local/bin/serve-git"]
`;

/** The images that recipes build on, in the order to make them. */
export async function baseRecipes(home: LabHome): Promise<readonly (readonly [string, Recipe])[]> {
  const root: Recipe = {
    dockerfile: 'FROM scratch\nADD root.tar /\n',
    context: await debianRoot(home),
    contexts: {},
    differs: [],
  };
  return [
    [BASES.debian, root],
    [BASES.unpack, plain(UNPACK)],
    [BASES.scm, plain(`FROM ${BASES.debian}\n${aptInstall(SCM)}\n`)],
    [BASES.ssh, plain(SSH)],
    [BASES.buildpack, plain(`FROM ${BASES.scm}\n${aptInstall(BUILDPACK)}\n`)],
  ];
}

function plain(dockerfile: string): Recipe {
  return { dockerfile, contexts: {}, differs: [] };
}
