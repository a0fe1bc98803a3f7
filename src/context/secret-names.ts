/** What a file's name says about secrets in it. `never` is an example made to be shown. */
export type NameVerdict = Suspicion | 'never' | null;

/** A name that files with secrets have. */
export interface Suspicion {
  readonly kind: string;
  /**
   * What a look inside decides: `nothing`, the name is enough; `login`, a credential has to be seen among the settings; `key` and
   * `environment`, it is a secret unless what is seen is public by nature.
   */
  readonly ask: 'nothing' | 'login' | 'key' | 'environment';
}

interface NameRule {
  /** Tried on the last part of the path, or on the whole path when `whole`. */
  readonly name: RegExp;
  readonly whole?: true;
  readonly kind: string;
  /** Only the contents can tell: these files often hold no secret at all. */
  readonly ask?: 'login' | 'key' | 'environment';
}

const EXAMPLE = /(?:^|[._-])(?:example|sample|template|dist|defaults?|schema|test-fixture)(?:$|[._-])/i;

const RULES: readonly NameRule[] = [
  { name: /^\.env(?:rc|\..+)?$|^[^.].*\.env$/i, kind: 'environment file', ask: 'environment' },
  { name: /^id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?$/, kind: 'private key' },
  { name: /\.(?:pem|key)$/i, kind: 'private key', ask: 'key' },
  { name: /\.(?:p12|pfx|jks|keystore|ppk|kdbx)$/i, kind: 'key store' },
  { name: /^\.?_?netrc$/, kind: 'login', ask: 'login' },
  { name: /^\.npmrc$|^\.yarnrc\.yml$/, kind: 'registry token', ask: 'login' },
  { name: /^pip\.(?:conf|ini)$|^\.pypirc$|^auth\.toml$/, kind: 'registry password', ask: 'login' },
  { name: /^\.git-credentials$|^\.pgpass$|^\.my\.cnf$|^\.htpasswd$|^\.vault-token$/, kind: 'login' },
  { name: /(?:^|\/)\.docker\/config\.json$|(?:^|\/)\.dockercfg$/, whole: true, kind: 'registry login', ask: 'login' },
  { name: /(?:^|\/)\.aws\/credentials$/, whole: true, kind: 'cloud credentials' },
  { name: /^(?:.*[._-])?credentials.*\.json$|^service[-_]?account.*\.json$/i, kind: 'cloud credentials' },
  { name: /\.tfvars(?:\.json)?$|\.tfstate(?:\.backup)?$/, kind: 'Terraform values' },
  { name: /^kubeconfig(?:\..*)?$|\.kubeconfig$/i, kind: 'cluster login' },
  { name: /(?:^|\/)\.kube\/config$/, whole: true, kind: 'cluster login' },
  { name: /^(?:.*[._-])?secrets?\.(?:ya?ml|json|toml|properties)$/i, kind: 'secrets file' },
];

/** Judges a path by its name alone. */
export function judgeName(path: string): NameVerdict {
  const name = path.split('/').at(-1) ?? '';
  const rule = RULES.find((one) => one.name.test(one.whole === true ? path : name));
  if (rule === undefined) return null;
  return EXAMPLE.test(name) ? 'never' : { kind: rule.kind, ask: rule.ask ?? 'nothing' };
}
