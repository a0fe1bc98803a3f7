import type { FAMILIES } from '../../model/answers.ts';
import type { MERGED_KEYS } from '../../model/preset.ts';
import type { Form } from '../../api.ts';
import type { Option } from '../option.ts';

type Family = (typeof FAMILIES)[number];
type Key = (typeof MERGED_KEYS)[number];

/** One question to whoever makes a preset, and its flag: both doors, help, completion and docs are made from it. */
export interface PresetQuestion extends Option {
  readonly message: string;
  /** Key of the preset that is answered, as in `user.uid`; empty for what says how it is published. */
  readonly key: '' | 'name' | 'contact' | 'docs' | Key | `${Key}.${string}`;
  readonly form: Form;
  /** Taken where nobody says otherwise. */
  readonly default: readonly string[];
  /** Whether it is one that repositories could differ from, so that it may be locked. */
  readonly lockable: boolean;
}

type Row = Pick<PresetQuestion, 'name' | 'message' | 'help' | 'value' | 'key' | 'form'> &
  Partial<Pick<PresetQuestion, 'choices' | 'default' | 'lockable'>>;

const families = ['distroless', 'slim', 'alpine', 'jlink', 'unprivileged'] as const satisfies readonly Family[];

const rows: readonly Row[] = [
  text('team', 'NAME', 'name', 'What is the preset called in messages?', 'name of the preset in messages'),
  text(
    'contact',
    'TEXT',
    'contact',
    'Whom does somebody ask who is stopped by it?',
    'whom to ask: an address or channel',
  ),
  text('docs', 'URL', 'docs', 'Where is it explained? (https)', 'page that explains it'),
  list('registry', 'PLACE', 'registries.allowed', 'Registries that images may come from?', 'registry that is allowed'),
  {
    ...list('mirror', 'HOST=MIRROR', 'registries.mirrors', 'Mirrors, as in docker.io=mirror.example/hub?', ''),
    help: 'what stands in for a registry, as in docker.io=mirror.example/hub',
    form: 'pairs',
  },
  {
    ...list(
      'family',
      'FAMILY',
      'bases.allowed',
      'Base families that may be shipped?',
      'base family that may be shipped',
    ),
    choices: families,
  },
  {
    ...text('pinning', 'HOW', 'pinning', 'Is a tag enough, or does every image need a digest?', 'tag or digest'),
    choices: ['tag', 'digest'],
    default: ['tag'],
    lockable: true,
  },
  {
    ...text('uid', 'NUMBER', 'user.uid', 'Which uid do services run as?', 'uid that services run as'),
    form: 'number',
    default: ['10001'],
    lockable: true,
  },
  {
    ...text(
      'min-port',
      'PORT',
      'ports.min',
      'Lowest port that a service may listen on?',
      'lowest port that is allowed',
    ),
    form: 'number',
    default: ['1024'],
    lockable: true,
  },
  {
    ...list(
      'label',
      'KEY=VALUE',
      'labels.fixed',
      'Labels of every image, as in com.acme.org=acme?',
      'label of every image',
    ),
    form: 'pairs',
  },
  list(
    'required-label',
    'KEY',
    'labels.required',
    'Labels that each repository must give a value?',
    'label that every image needs',
  ),
  {
    ...text('health-policy', 'WHO', 'health', 'Who asks whether a service is well?', 'image or kubernetes'),
    choices: ['image', 'kubernetes'],
    default: ['image'],
    lockable: true,
  },
  {
    ...text(
      'ca',
      '',
      'ca.required',
      "Does every build need the company's TLS root?",
      "every build mounts the company's TLS root",
    ),
    form: 'flag',
    lockable: true,
  },
  {
    ...list('package-mirror', 'NAME=URL', 'packageMirrors', 'Package mirrors, as in npm=https://npm.acme.example?', ''),
    help: 'package mirror, as in npm=https://npm.example',
    form: 'pairs',
  },
  list('secret', 'KIND', 'secrets', 'Secrets that every build needs, as in npm?', 'secret that every build needs'),
  list('rule', 'NAME', 'rules.required', 'Rules that no comment may silence?', 'rule that no comment may silence'),
  {
    ...list(
      'emit',
      'FILE',
      'files.emit',
      'Guardrails beside every Dockerfile?',
      'guardrail written beside Dockerfiles',
    ),
    choices: ['rego', 'hadolint'],
  },
  {
    ...text('publish', 'HOW', '', 'How is it published?', 'npm or git'),
    choices: ['npm', 'git'],
    default: ['npm'],
  },
  text('package', 'NAME', '', 'Name of the npm package, as in @acme/ironhull?', 'name of the npm package'),
  text('repository', 'URL', '', 'Address of the git repository (https or ssh)?', 'address of the git repository'),
];

/** In the order in which they are asked. */
export const presetQuestions: readonly PresetQuestion[] = rows.map((row) => ({
  choices: [],
  default: [],
  lockable: false,
  ...row,
  kind: kindOf(row),
  commands: ['defaults'],
}));

function kindOf({ form, choices = [] }: Row): Option['kind'] {
  if (form === 'flag') return 'switch';
  if (form === 'list' || form === 'pairs') return 'list';
  return choices.length > 0 ? 'choice' : 'text';
}

function text(name: string, value: string, key: Row['key'], message: string, help: string): Row {
  return { name, value, key, message, help, form: 'text' };
}

function list(name: string, value: string, key: Row['key'], message: string, help: string): Row {
  return { name, value, key, message, help, form: 'list', lockable: true };
}
