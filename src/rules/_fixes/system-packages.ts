/** Packages that only a build wants: they may stay behind. */
const FOR_BUILDING =
  /^(?:ca-certificates|git|openssh-client|build-essential|gcc|g\+\+|make|cmake|musl-dev|libc-dev|libc6-dev|build-base|python3?|python3-dev|libffi-dev|zlib1g-dev|libssl-dev|pkg-config|pkgconf|curl|wget|upx|unzip|tzdata|gnupg|apt-utils)$/;

/** Debian 13: headers of a library, and the package that a program compiled with them loads. */
const LIBRARY: Readonly<Record<string, string>> = {
  'libpq-dev': 'libpq5',
  'default-libmysqlclient-dev': 'libmariadb3',
  'libmariadb-dev': 'libmariadb3',
  'libxml2-dev': 'libxml2',
  'libxslt1-dev': 'libxslt1.1',
  'libxslt-dev': 'libxslt1.1',
  'libjpeg-dev': 'libjpeg62-turbo',
  'libldap2-dev': 'libldap2',
  'libsasl2-dev': 'libsasl2-2',
};

/** What the shipped image needs of what was installed for the build; `null` where a package may be needed by the program itself. */
export function runtimePackages(installed: readonly string[]): readonly string[] | null {
  const needed = installed.filter((name) => !FOR_BUILDING.test(name));
  const libraries = needed.map((name) => (Object.hasOwn(LIBRARY, name) ? (LIBRARY[name] ?? null) : null));
  return libraries.includes(null) ? null : [...new Set(libraries.filter((name) => name !== null))];
}
