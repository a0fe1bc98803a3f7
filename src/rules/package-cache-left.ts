import { mountsOf } from '../dockerfile/mounts.ts';
import type { Edit, Instruction } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';
import { insertAfterWord } from './_shared/edit-words.ts';
import { languageInstalls } from './_shared/language-installs.ts';
import { type OsPackageCall, osPackageCalls } from './_shared/packages.ts';
import { type Run, hasOption } from './_shared/runs.ts';
import { settingsOf } from './_shared/stage-variables.ts';

const CACHES: Readonly<Record<OsPackageCall['manager'], { path: RegExp; clean: string }>> = {
  apt: { path: /^\/var\/(?:lib\/apt|cache)/, clean: 'rm -rf /var/lib/apt/lists/*' },
  apk: { path: /^\/(?:var\/cache\/apk|etc\/apk\/cache)/, clean: '--no-cache' },
  dnf: { path: /^\/var\/cache/, clean: 'dnf clean all' },
  yum: { path: /^\/var\/cache/, clean: 'yum clean all' },
  microdnf: { path: /^\/var\/cache/, clean: 'microdnf clean all' },
  zypper: { path: /^\/var\/cache/, clean: 'zypper clean --all' },
  pacman: { path: /^\/var\/cache\/pacman/, clean: 'pacman -Scc --noconfirm' },
};

export default defineRule({
  name: 'package-cache-left',
  summary: 'Package lists and caches are not left in a layer.',
  severity: 'low',
  builder: 'less',
  references: [
    'hadolint DL3009',
    'hadolint DL3019',
    'hadolint DL3032',
    'hadolint DL3036',
    'hadolint DL3040',
    'hadolint DL3042',
    'hadolint DL3060',
    'Trivy DS-0015',
    'Trivy DS-0019',
    'Trivy DS-0020',
    'Trivy DS-0025',
    'Trivy DS-0027',
    'KICS df746b39',
    'KICS ae9c56a6',
    'KICS 295acb63',
    'KICS 38300d1a',
    'KICS 00481784',
    'KICS f2f903fb',
    'DKL-DI-0004',
    'DKL-DI-0005',
  ],
  messages: {
    os: '{manager} leaves its lists or cache in the layer: {clean}',
    pip: 'pip leaves its cache in the layer: --no-cache-dir, or a cache mount on it',
  },
  check({ stages }, report) {
    const judged = new Map<Instruction, Set<string>>();
    const seen = new Set<Instruction>();
    for (const call of osPackageCalls(stages)) {
      if (!fills(call) || seen.has(call.instruction) || !isFirst(call, judged) || isClean(call)) continue;
      seen.add(call.instruction);
      report({
        at: call.command,
        message: 'os',
        data: { manager: call.manager, clean: CACHES[call.manager].clean },
        ...fixOf(call),
      });
    }
    for (const { run, install } of languageInstalls(stages)) {
      if (install.tool === 'pip' && !pipIsClean(run)) report({ at: run.command, message: 'pip', ...pipFix(run) });
    }
  },
});

/** Whether the manager's cache is looked at for the first time in this RUN: what cleans up after one call does after all. */
function isFirst({ instruction, manager }: OsPackageCall, judged: Map<Instruction, Set<string>>): boolean {
  const managers = judged.get(instruction) ?? new Set<string>();
  judged.set(instruction, managers);
  const first = !managers.has(manager);
  managers.add(manager);
  return first;
}

function fills({ manager, action, command }: OsPackageCall): boolean {
  if (manager === 'apk') return action === 'install' && !hasOption(command, '--no-cache') ? true : action === 'update';
  return manager === 'apt' ? action === 'update' : action === 'install' || action === 'upgrade';
}

const CLEANS = /^\S+(?: -\S+)* (?:clean|-Scc)/;

function cleansAs(name: string, text: string): boolean {
  return text.startsWith(`${name} `) && CLEANS.test(text);
}

/** A cache mount on the right folder, or a clean-up in the same RUN. */
function isClean({ manager, instruction, command }: OsPackageCall): boolean {
  const { path } = CACHES[manager];
  if (mountsOf(instruction).some((mount) => /^(?:cache|tmpfs)$/.test(mount.type) && path.test(mount.target ?? '')))
    return true;
  return instruction.commands.some((other) => {
    const text = other.words.map(({ value }) => value).join(' ');
    const removed = other.name === 'rm' && other.words.some(({ value }) => path.test(value));
    const cleaned = other !== command && manager !== 'apt' && cleansAs(command.name, text);
    return (
      removed ||
      cleaned ||
      (other.name === 'find' && path.test(other.words[1]?.value ?? '') && text.includes('-delete'))
    );
  });
}

function fixOf(call: OsPackageCall): { fix?: { title: string; safe: boolean; edits: Edit[] } } {
  const { manager, instruction, command } = call;
  const verb = command.words.find(({ value }) => value === 'add');
  if (manager === 'apk')
    return verb ? { fix: { title: 'add --no-cache', safe: true, edits: [insertAfterWord(verb, '--no-cache')] } } : {};
  const last = instruction.commands.at(-1);
  if (
    manager !== 'apt' ||
    !last ||
    instruction.json ||
    instruction.heredocs.length > 0 ||
    last.via !== null ||
    last.substituted
  )
    return {};
  if (!instruction.commands.some((other) => other.words.some(({ value }) => value === 'install'))) return {};
  return {
    fix: {
      title: 'delete the lists in the same RUN',
      safe: true,
      edits: [
        {
          range: { start: instruction.textRange.end, end: instruction.textRange.end },
          text: ' && rm -rf /var/lib/apt/lists/*',
        },
      ],
    },
  };
}

function pipIsClean({ command, instruction, stage }: Run): boolean {
  if (
    hasOption(command, '--no-cache-dir') ||
    mountsOf(instruction).some(({ type, target }) => type === 'cache' && /pip|\.cache|^\/root$/.test(target ?? ''))
  )
    return true;
  const off = (name: string, value: string) => name === 'PIP_NO_CACHE_DIR' && !/^(?:0|off|false)?$/i.test(value);
  if (command.assignments.some(({ value }) => off(value.split('=')[0] ?? '', value.split('=')[1] ?? ''))) return true;
  if (
    instruction.commands.some(({ words }) =>
      /^pip[\d.]* cache purge|^rm -r\S* .*\.cache/.test(words.map(({ value }) => value).join(' ')),
    )
  )
    return true;
  return settingsOf(stage, 'PIP_NO_CACHE_DIR', instruction.index).some(({ key, value }) => off(key, value));
}

function pipFix({ command }: Run): { fix?: { title: string; safe: boolean; edits: Edit[] } } {
  const verb = command.words.find(({ value }) => value === 'install');
  return verb && command.via === null
    ? { fix: { title: 'add --no-cache-dir', safe: true, edits: [insertAfterWord(verb, '--no-cache-dir')] } }
    : {};
}
