const INSTALL = /\b(?:apt-get|apt|apk)\s+(?:-\S+\s+)*(?:install|add)\b/;

/** Packages that a Dockerfile installs under a comment that says for each by name what it is there for (H18): `# jq: reads the settings`. */
export function declaredPackages(dockerfile: string): readonly string[] {
  const declared = /^((?:#.*\n)+)RUN\s+((?:.*\\\n)*.*)$/gm;
  return [...dockerfile.matchAll(declared)].flatMap(([, comment = '', run = '']) => {
    if (!INSTALL.test(run)) return [];
    const installed = new Set(run.split(/[\s\\;&]+/));
    const named = [...comment.matchAll(/(?:^#|[;,])\s*([a-z0-9][a-z0-9.+-]*): \S/gm)].map((match) => match[1] ?? '');
    return named.filter((name) => installed.has(name));
  });
}
