/** Systems whose package manager a shipped image may use once. */
export type OsFamily = 'slim' | 'alpine';

/** Packages that Alpine and Debian call by the same name. */
const SAME =
  /^(?:ffmpeg|imagemagick|graphicsmagick|ghostscript|tesseract-ocr|postgresql-client|mariadb-client|tzdata|ca-certificates|curl|wget|git|jq|unzip|zip|graphviz|poppler-utils|fontconfig|rsync|sqlite3?|libvips|openssl|bash|gettext)$/;

/** Whether the system has a package of that name, as far as we can tell. */
export function isInstallable(name: string, family: OsFamily): boolean {
  return family === 'alpine' || SAME.test(name);
}

/** The step that installs packages and leaves nothing else behind. */
export function installText(names: readonly string[], family: OsFamily): string {
  if (family === 'alpine') return `RUN apk add --no-cache ${names.join(' ')}`;
  return [
    'RUN apt-get update && \\',
    `    apt-get install --yes --no-install-recommends ${names.join(' ')} && \\`,
    '    rm -rf /var/lib/apt/lists/*',
  ].join('\n');
}
