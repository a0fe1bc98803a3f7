/** Tags that hold for every image we make; any other tag does not hold, as nobody passes `-tags`. */
const HOLDS = new Set(['linux', 'unix', 'gc', 'amd64', 'arm64', 'cgo']);
const SYSTEMS =
  /_(?:windows|darwin|freebsd|netbsd|openbsd|dragonfly|solaris|illumos|aix|android|ios|js|wasip1|plan9)(?:_[a-z0-9]+)?\.go$/;

/** Whether a Go file is part of a Linux build, judged by its name and its `//go:build` line. */
export function builtOnLinux(path: string, text: string): boolean {
  if (SYSTEMS.test(path)) return false;
  const line = /^\/\/go:build (.+)$/m.exec(text.slice(0, text.search(/^package\s/m) + 1 || text.length));
  return line?.[1] === undefined || holds(line[1]);
}

/** Value of a build constraint; what cannot be read counts as true, as leaving a file out would hide what it says. */
export function holds(expression: string): boolean {
  const tokens = expression.match(/&&|\|\||[!()]|[\w.]+/g) ?? [];
  let at = 0;
  const either = (): boolean => {
    let value = both();
    while (tokens[at] === '||') {
      at += 1;
      const right = both();
      value = value || right;
    }
    return value;
  };
  const both = (): boolean => {
    let value = one();
    while (tokens[at] === '&&') {
      at += 1;
      const right = one();
      value = value && right;
    }
    return value;
  };
  const one = (): boolean => {
    const token = tokens[at];
    at += 1;
    if (token === '!') return !one();
    if (token !== '(') return token === undefined || HOLDS.has(token) || /^go1\.\d+$/.test(token);
    const value = either();
    at += 1;
    return value;
  };
  return either();
}
