/**
 * A stack for programs that CI has linked statically already, one per platform: `release.json` names the program, and
 * `release/linux/<architecture>/<program>` is what is shipped.
 *
 * @param {import('generator-ironhull').StackKit} kit
 * @returns {import('generator-ironhull').GivenStack}
 */
export default function prebuilt(kit) {
  return {
    id: 'prebuilt',
    title: 'Prebuilt program',
    signs: ['release.json'],
    detect: (repo, catalogue) => detect(kit, repo, catalogue),
    questions: (facts) => [kit.portQuestion(facts, {}), kit.nameQuestion(facts)],
    plan: (facts, answers, catalogue) => plan(kit, facts, answers, catalogue),
  };
}

/** Reads the repo and nothing else; each value with the `file:line` that says so. */
function detect(kit, repo, catalogue) {
  const text = repo.text('release.json');
  if (text === null) return null;
  const read = (key, pattern) => kit.findIn('release.json', text, new RegExp(`"${key}"\\s*:\\s*${pattern}`));
  const program = read('program', '"([A-Za-z0-9][A-Za-z0-9._-]*)"');
  if (program === null) throw kit.refuse('release.json names no program.', ['"program": "orders"     is how it does']);
  const port = read('port', '(\\d+)');
  const health = read('health', '"([a-z][a-z-]*)"');
  return {
    name: { value: kit.imageName(program.value), from: program.from },
    shape: 'binary',
    runtime: kit.baseFact(catalogue, 'static'),
    port: port && { value: Number(port.value), from: port.from },
    blockers: builtFor(repo, program.value).length > 0 ? [] : [notBuilt(program)],
    details: { program: program.value, health: health?.value ?? null },
  };
}

function builtFor(repo, program) {
  return ['amd64', 'arm64'].filter((architecture) => repo.has(`release/linux/${architecture}/${program}`));
}

function notBuilt({ value, from }) {
  return {
    name: 'not-built',
    message: `there is no release/linux/amd64/${value} and no release/linux/arm64/${value}.`,
    from,
    hints: ['build it first: the image only takes what is there'],
  };
}

/** Every decision, and no text: templates read finished values. */
function plan(kit, facts, answers, catalogue) {
  const { program, health } = facts.details;
  const port = answers.port ?? null;
  return {
    template: 'prebuilt/program',
    images: { runtime: kit.runtimeImage(catalogue, 'static', 'distroless') },
    user: { uid: 65532, gid: 65532 },
    process: {
      entrypoint: ['/app'],
      cmd: [],
      port,
      health: health === null || port === null ? [] : ['/app', health],
      healthWhyNot: health === null ? 'the program has no command that asks whether it is well' : '',
      endpoint: null,
      stopSignal: 'SIGTERM',
    },
    context: { include: ['release/'], exclude: [] },
    view: { program: kit.plainPath(program, 'release.json') },
  };
}
