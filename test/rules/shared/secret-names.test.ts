import { expect, it } from 'vitest';
import { isPublicPrefix, isSecretName, looksLikePlaceholder } from '../../../src/rules/_shared/secret-names.ts';
import { listed, words } from './words.ts';

/** Names as they stand in real Dockerfiles, compose files and CI. */
const SECRET = words(`
  AUTH HTTP_BASIC_AUTH NPM_AUTH CREDENTIAL AWS_CREDENTIALS SSH_PASSPHRASE GPG_PASSPHRASE MYSQL_PASSWORDS DB_PWORD
  ORACLE_PWD SECRETS APP_SECRETS NPM_TOKEN TOKENS API_TOKENS GITHUB_PAT apiKey APIKEY AWS_ACCESSKEY STORAGE_PRIVATEKEY
  STRIPE_SECRETKEY POSTGRES_PASSWORD DB_PASSWD DBPASSWORD dbPassword ROOTPASSWD CLIENT_SECRET CLIENTSECRET MAPBOXAPIKEY
  REGISTRY_AUTHTOKEN MYAUTHTOKEN CANARYTOKEN ACCESSTOKEN AUTHTOKEN BEARERTOKEN NPMTOKEN GITHUBTOKEN GITLABTOKEN
  API_KEY AWS_ACCESS_KEY AWS_SECRET_ACCESS_KEY PRIVATE_KEY SECRET_KEY SECRET_GPG_KEY ENCRYPTION_KEY SIGNING_KEY MASTER_KEY
  ACCOUNT_KEY DEPLOY_KEY SSH_KEY SERVICE_KEY LICENSE_KEY BASE_KEY apiTOKENValue AWSSecretKey dbAUTH_2 my--token my.token
  a-_-secrets- _TOKEN
`);
const HARMLESS = words(`
  PATH HOME KEY KEYS SORT_KEY MY_KEY GPG_KEY GPG_KEYS NODE_GPG_KEYS APIX_KEY KEY_API TOKENIZER PATTERN COMPATIBLE PASS_THROUGH AUTHOR
  AUTHORITY SECRETARY PASSWORDLESS MYACCESSTOKENS XNPMTOKEN NPMTOKENS SSH_AUTH_SOCK SSH_KNOWN_HOSTS GITHUB_TOKEN_PERMISSIONS
  DB_PASSWORD_FILE SECRET_PATH SECRETS_DIR TOKEN_URL AUTH_URI AUTH_HOST AUTH_HOSTNAME AUTH_PORT AUTH_VERSION PUBLIC_TOKEN
  AUTH_ENABLED ENABLE_AUTH AUTH_DISABLED DISABLE_AUTH SECRET_NAME SECRET_ID AUTH_TYPE PASSWORD_LENGTH TOKEN_TTL
  TOKEN_EXPIRY TOKEN_EXPIRES TOKEN_EXPIRATION AUTH_TIMEOUT TOKEN_ISSUER TOKEN_AUDIENCE TOKEN_ALGORITHM PASSWORD_POLICY
  AUTH_PROVIDER TOKEN_ENDPOINT AUTH_HEADER AUTH_COOKIE AUTH_METHOD AUTH_MODE PASSWORD_MIN PASSWORD_MAX TOKEN_COUNT
  TOKEN_LIMIT PASSWORD_REQUIRED API_KEY_FINGERPRINT DUMMY_TOKEN AUTH_REALM TOKEN_TELEMETRY passwordFile secretURL
  api_k_ey
`);

it.each(SECRET)('%s is the name of a secret', (name) => {
  expect(isSecretName(name)).toBe(true);
});
it.each(HARMLESS)('%s is no name of a secret', (name) => {
  expect(isSecretName(name)).toBe(false);
});

it.each(words('NEXT_PUBLIC_A VITE_A REACT_APP_A NUXT_PUBLIC_A PUBLIC_A GATSBY_A EXPO_PUBLIC_A VUE_APP_A'))(
  '%s reaches browsers',
  (name) => {
    expect(isPublicPrefix(name)).toBe(true);
  },
);
it.each(words('TOKEN MY_VITE_TOKEN NOT_PUBLIC_TOKEN VITE'))('%s does not reach browsers', (name) => {
  expect(isPublicPrefix(name)).toBe(false);
});

it.each(
  listed(`
    , x, xxxx, *, ******, changeme, change-me, CHANGE-ME-NOW, your-token, your_api_key, your key here, <token>, <>,
    dummy, a-dummy-one, example, example-key, placeholder, placeholder123, todo, FIXME, secret, password, pass, test,
    testing, none, null, false, true, 0, 1, foo, bar, cafebabe, fake, fake-token, not-used, notused, not-real-at-all,
    not-set, not-needed, unused, unused-here, default, build, local, localhost, postgres, root, admin, user,
    http://localhost:80/a, 127.0.0.1:1, a@example.com, https://example.org/, bot@ci.example, x.example/path
  `),
)('%j stands for a secret', (value) => {
  expect(looksLikePlaceholder(value)).toBe(true);
});
it.each(
  listed(`
    hunter2, xyz, x1, *a, roots, my-admin, secret1, passwords, 10, 00, yourtoken, your, nota, no-t, 12700001,
    my.examplecom, a.examples, todos, test1, prefix-fake, <a, a>, locals, Zx9canary7Qw2
  `),
)('%j may be one', (value) => {
  expect(looksLikePlaceholder(value)).toBe(false);
});
