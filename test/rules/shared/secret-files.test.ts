import { expect, it } from 'vitest';
import { isSecretFile, isSettingsFile } from '../../../src/rules/_shared/secret-files.ts';
import { words } from './words.ts';

const SECRET = words(`
  .env .env.local .env.production .env.example.local .env.sample.bak .env.templates .env.dist2 .env.default-x api/.env
  .npmrc .yarnrc .pypirc .netrc .git-credentials .htpasswd .pgpass .my.cnf .boto .s3cfg .dockercfg .vault-token
  _netrc pip.conf auth.json wp-config.php terraform.tfstate terraform.tfstate.backup prod.tfstate prod.tfvars
  id_rsa id_dsa id_ecdsa id_ed25519 keys/id_rsa server.pem tls.key a.p12 a.pfx a.jks a.keystore a.kdbx a.ppk a.ovpn
  credentials.json credentials-prod.json client_secret.json client_secret_1.apps.json service-account.json
  service_account.json gcloud.json firebase-adminsdk-x.json secret.yaml secrets.yml secrets.json secrets.toml secret.env
  secrets.txt kubeconfig .ssh .ssh/ .ssh/config home/.ssh/known_hosts .aws/credentials .kube/config .gnupg/a .azure/a
  .docker/config.json .config/gcloud/a location.pem recert2.key x.docker/id_rsa
`);
const HARMLESS = words(`
  env a.env .environment .env.example .env.sample .env.template .env.dist .env.default .env.defaults .env.a+b
  npmrc a.npmrc .npmrc.sample x_netrc _netrc.md mypip.conf pip.config oauth.json auth.json5 my-wp-config.php wp-config.phpt
  my-terraform.tfstates terraform.tf a.tfstates a.tfvars.md my_id_rsa id_rsa.pub id_rsa2 a.pems key pem a.key.md my-credentials.json
  credentials.json5 client_secret.md mysecret.yaml secret.yamls secretz.json mykubeconfig kubeconfig.md ssh aws x.ssh.md
  ca.pem my-ca.pem cacert.pem cacerts.jks chain.pem public.key a_pub.key tls.cert.pem certs.pem fullchain.pem root.pem
  truststore.jks CA.pem ca-bundle.pem .docker/nginx/default.conf .docker/php/x .docker/entrypoint.sh .ssh/a.pub
  https://x.example/.env http://x.example/id_rsa
`);

it.each(SECRET)('%s is made to hold a secret', (path) => {
  expect(isSecretFile(path)).toBe(true);
});
it.each(HARMLESS)('%s is not', (path) => {
  expect(isSecretFile(path)).toBe(false);
});
it('a path with an address in it is a path', () => {
  expect(isSecretFile('./mirror/http://x.example/id_rsa')).toBe(true);
});

it.each(words('.npmrc a/.yarnrc .pypirc pip.conf auth.json .env.local a/.env.production'))(
  '%s is often committed without a secret in it',
  (path) => {
    expect(isSettingsFile(path)).toBe(true);
  },
);
it.each(words('.env x.npmrc .npmrc/a pip.config .env. auth.json.md id_rsa'))('%s is not', (path) => {
  expect(isSettingsFile(path)).toBe(false);
});
