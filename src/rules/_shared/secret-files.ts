const NAMES: readonly RegExp[] = [
  /^\.env(?:\.(?!example$|sample$|template$|dist$|defaults?$)[\w.-]+)?$/,
  /^\.(?:npmrc|yarnrc|pypirc|netrc|git-credentials|htpasswd|pgpass|my\.cnf|boto|s3cfg|dockercfg|vault-token)$/,
  /^_netrc$|^pip\.conf$|^auth\.json$|^wp-config\.php$|^terraform\.tfstate|\.tfstate$|\.tfvars$/,
  /^id_(?:rsa|dsa|ecdsa|ed25519)$/,
  /\.(?:pem|key|p12|pfx|jks|keystore|kdbx|ppk|ovpn)$/,
  /^(?:credentials|client_secret|service[-_]account|gcloud|firebase-adminsdk)[\w.-]*\.json$/,
  /^secrets?\.(?:ya?ml|json|toml|env|txt)$|^kubeconfig$/,
];
const FOLDERS = /(?:^|\/)\.(?:ssh|aws|kube|gnupg|azure|docker|config\/gcloud)(?:\/|$)/;
/** Public halves and configuration without a secret in it. */
const HARMLESS =
  /\.pub$|(?:^|[._-])(?:ca|cacerts?|chain|public|pub|cert|certs|fullchain|root|truststore)[\w-]*\.(?:pem|key|jks)$|^\.docker\/(?:nginx|php|entrypoint)/i;

/** Whether a file of this path is made to hold a secret. */
export function isSecretFile(path: string): boolean {
  if (/^[a-z]+:\/\//.test(path)) return false;
  const clean = path.replace(/\/$/, '');
  const name = clean.slice(clean.lastIndexOf('/') + 1);
  if (!FOLDERS.test(clean) && !NAMES.some((pattern) => pattern.test(name))) return false;
  return !HARMLESS.test(name) && !HARMLESS.test(clean);
}

/** Files of this name are often committed without a secret in them: only their text can tell. */
export function isSettingsFile(path: string): boolean {
  return /(?:^|\/)(?:\.npmrc|\.yarnrc|\.pypirc|pip\.conf|auth\.json|\.env\.[\w.-]+)$/.test(path);
}
