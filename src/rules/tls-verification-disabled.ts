import type { Command, Word } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';
import { placed } from './_shared/placed.ts';
import { runsOf } from './_shared/runs.ts';

const COMMAND_FLAGS: Readonly<Record<string, RegExp>> = {
  curl: /^(?:-\w*k\w*|--insecure|--proxy-insecure)$/,
  wget: /^--no-check-certificate$/,
  git: /^http\.sslVerify=(?:false|0)$/i,
  pip: /^--trusted-host/,
  'apt-get': /^(?:--allow-unauthenticated|--force-yes|--allow-insecure-repositories)$/,
  apt: /^(?:--allow-unauthenticated|--force-yes|--allow-insecure-repositories)$/,
  apk: /^--allow-untrusted$/,
  dnf: /^(?:--nogpgcheck|--no-gpgchecks|--setopt=.*(?:sslverify=(?:false|0)|gpgcheck=0))/,
  yum: /^(?:--nogpgcheck|--setopt=.*(?:sslverify=(?:false|0)|gpgcheck=0))/,
  zypper: /^(?:--no-gpg-checks|--gpg-auto-import-keys)$/,
  rpm: /^(?:--nosignature|--nodigest|--noverify)$/,
  composer: /^(?:disable-tls|secure-http=false)$/,
  helm: /^--insecure-skip-tls-verify$/,
  skopeo: /^--(?:src-|dest-)?tls-verify=false$/,
  uv: /^--allow-insecure-host/,
};
const VARIABLES: Readonly<Record<string, RegExp>> = {
  NODE_TLS_REJECT_UNAUTHORIZED: /^0$/,
  PYTHONHTTPSVERIFY: /^0$/,
  GIT_SSL_NO_VERIFY: /^(?:1|true|yes)$/i,
  NPM_CONFIG_STRICT_SSL: /^(?:false|0)$/i,
  PIP_TRUSTED_HOST: /./,
  GOINSECURE: /./,
  GONOSUMDB: /^\*$/,
  GONOSUMCHECK: /^1$/,
  GOSUMDB: /^off$/i,
  CARGO_HTTP_CHECK_REVOKE: /^false$/i,
  YARN_ENABLE_STRICT_SSL: /^(?:false|0)$/i,
};

export default defineRule({
  name: 'tls-verification-disabled',
  summary: 'TLS and signature checks stay on.',
  severity: 'high',
  references: [
    'Checkov CKV2_DOCKER_2',
    'Checkov CKV2_DOCKER_3',
    'Checkov CKV2_DOCKER_4',
    'Checkov CKV2_DOCKER_5',
    'Checkov CKV2_DOCKER_6',
    'Checkov CKV2_DOCKER_7',
    'Checkov CKV2_DOCKER_8',
    'Checkov CKV2_DOCKER_9',
    'Checkov CKV2_DOCKER_10',
    'Checkov CKV2_DOCKER_11',
    'Checkov CKV2_DOCKER_12',
    'Checkov CKV2_DOCKER_13',
    'Checkov CKV2_DOCKER_14',
    'Checkov CKV2_DOCKER_15',
    'Checkov CKV2_DOCKER_16',
    'CIS Docker 4.11',
    'NIST SP 800-190 4.1.3',
  ],
  messages: {
    flag: '{what} switches a check off: anybody on the way can put in what they like',
    variable: '{what} switches a check off for everything that runs here and later',
  },
  check({ stages }, report) {
    for (const { command } of runsOf(stages)) {
      const name = /^pip[\d.]*$/.test(command.name) ? 'pip' : command.name;
      const word = flagWord(command, name) ?? configWord(command);
      if (word) report({ at: word, message: 'flag', data: { what: `${name} ${word.value}` } });
      const assigned = command.assignments.find(({ value }) =>
        isOff(value.slice(0, value.indexOf('=')), value.slice(value.indexOf('=') + 1)),
      );
      if (assigned) report({ at: assigned, message: 'flag', data: { what: assigned.value } });
    }
    for (const pair of placed(stages, 'ENV', 'ARG').flatMap(({ instruction }) => instruction.pairs)) {
      const value = pair.value?.value ?? '';
      if (isOff(pair.key, value)) report({ at: pair, message: 'variable', data: { what: `${pair.key}=${value}` } });
    }
  },
});

function flagWord(command: Command, name: string): Word | undefined {
  const pattern = Object.hasOwn(COMMAND_FLAGS, name) ? COMMAND_FLAGS[name] : undefined;
  return pattern && command.words.slice(1).find(({ value }) => pattern.test(value));
}

function isOff(name: string, value: string): boolean {
  return (Object.hasOwn(VARIABLES, name.toUpperCase()) && VARIABLES[name.toUpperCase()]?.test(value)) === true;
}

/** `git config http.sslVerify false`, `npm config set strict-ssl false`, `yarn config set "strict-ssl" false`. */
function configWord(command: Command): Word | undefined {
  if (!/^(?:git|npm|yarn|pnpm|composer|pip[\d.]*)$/.test(command.name)) return undefined;
  return command.words.find(({ value }, index) => {
    const next = command.words[index + 1]?.value ?? '';
    return (
      (/^(?:http\.sslVerify|strict-ssl|enableStrictSsl|secure-http)$/i.test(value) && /^(?:false|0)$/i.test(next)) ||
      /^strict-ssl=false$/i.test(value) ||
      value === 'global.trusted-host'
    );
  });
}
