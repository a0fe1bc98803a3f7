import rule from '../../src/rules/tls-verification-disabled.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN curl -fsSL https://x.example',
    'FROM a\nRUN tar -k x && curl --key k https://x.example',
    'FROM a\nENV NODE_TLS_REJECT_UNAUTHORIZED=1',
    'FROM a\nRUN git config --global http.sslVerify true',
    'FROM a\nRUN pip install x',
    ...filled(
      'FROM a\nRUN %',
      `curl --insecurely x
      curl -k1x= x
      curl x-k
      wget --no-check-certificates x
      wget x--no-check-certificate
      git -c http.sslVerify=true fetch
      git -c xhttp.sslVerify=false fetch
      git -c http.sslVerify=falsey fetch
      pip install x--trusted-host
      xpip install --trusted-host a b
      pipx install --trusted-host a b
      apt-get install --force-yesterday x
      apt-get install x--force-yes
      apt install --force-yesterday x
      apt install x--force-yes
      apk add --allow-untrustedly x
      apk add x--allow-untrusted
      dnf install x--nogpgcheck
      dnf install --setopt=sslverify=true x
      yum install x--nogpgcheck
      yum install --setopt=sslverify=1 x
      zypper x--no-gpg-checks in
      zypper --no-gpg-checks-x in
      rpm x--nodigest
      rpm --nodigested
      composer config disable-tls2
      composer config xdisable-tls
      helm --insecure-skip-tls-verify=x
      helm x--insecure-skip-tls-verify
      skopeo copy --src-tls-verify=false2
      skopeo copy x--tls-verify=false
      uv pip install x--allow-insecure-host
      mygit config http.sslVerify false
      gitk config http.sslVerify false
      git config xhttp.sslVerify false
      git config http.sslVerifyX false
      git config http.sslVerify xfalse
      git config http.sslVerify false2
      npm config set xstrict-ssl=false
      npm config set strict-ssl=false2
      pip config set global.trusted-hosts x
      pipx config set global.trusted-host x
      toString -k
      node NODE_TLS_REJECT_UNAUTHORIZED=0`,
    ),
    ...filled(
      'FROM a\nENV %',
      `NODE_TLS_REJECT_UNAUTHORIZED=00
      NODE_TLS_REJECT_UNAUTHORIZED=10
      NODE_TLS_REJECT_UNAUTHORIZED=01
      PYTHONHTTPSVERIFY=10
      PYTHONHTTPSVERIFY=01
      GIT_SSL_NO_VERIFY=01
      GIT_SSL_NO_VERIFY=10
      NPM_CONFIG_STRICT_SSL=00
      NPM_CONFIG_STRICT_SSL=10
      NPM_CONFIG_STRICT_SSL=01
      PIP_TRUSTED_HOST=
      GOINSECURE=
      GONOSUMDB=*.x
      GONOSUMDB=x*
      GONOSUMCHECK=11
      GONOSUMCHECK=01
      GONOSUMCHECK=10
      GOSUMDB=offline
      GOSUMDB=xoff
      CARGO_HTTP_CHECK_REVOKE=falsey
      CARGO_HTTP_CHECK_REVOKE=xfalse
      YARN_ENABLE_STRICT_SSL=10
      YARN_ENABLE_STRICT_SSL=01
      toString=1`,
    ),
  ],
  rejects: [
    ['FROM a\nRUN curl -sk https://x.example', 'curl -sk switches'],
    ['FROM a\nRUN wget --no-check-certificate https://x.example', 'wget'],
    ['FROM a\nRUN git config --global http.sslVerify false', 'git http.sslVerify'],
    ['FROM a\nRUN npm config set strict-ssl false && npm ci', 'strict-ssl'],
    ['FROM a\nENV NODE_TLS_REJECT_UNAUTHORIZED=0', 'for everything'],
    ['FROM a\nRUN GIT_SSL_NO_VERIFY=1 git fetch', 'GIT_SSL_NO_VERIFY=1'],
    ['FROM a\nRUN pip3 install --trusted-host x.example y', '--trusted-host'],
    ['FROM a\nRUN apk add --allow-untrusted x.apk', 'apk'],
    ['FROM a\nRUN yum install -y --nogpgcheck x', 'yum'],
    ...filled(
      'FROM a\nRUN %',
      `curl -fsSkL x
      curl -k x
      curl --insecure x
      curl --proxy-insecure x
      git -c http.sslVerify=false fetch
      git -c HTTP.SSLVERIFY=0 fetch
      pip install --trusted-host=x y
      pip3.13 install --trusted-host x y
      apt-get install --allow-unauthenticated x
      apt-get install --force-yes x
      apt-get update --allow-insecure-repositories
      apt install --force-yes x
      apk add --allow-untrusted x
      dnf install --nogpgcheck x
      dnf install --no-gpgchecks x
      dnf install --setopt=repo.sslverify=false x
      dnf install --setopt=sslverify=0 x
      dnf install --setopt=gpgcheck=0 x
      yum install --setopt=repo.sslverify=0 x
      yum install --setopt=repo.gpgcheck=0 x
      zypper --no-gpg-checks in x
      zypper --gpg-auto-import-keys ref
      rpm --nosignature -i x
      rpm --nodigest -i x
      rpm --noverify -i x
      composer config disable-tls true
      composer config secure-http=false
      helm --insecure-skip-tls-verify repo add x
      skopeo copy --src-tls-verify=false x y
      skopeo copy --dest-tls-verify=false x y
      skopeo inspect --tls-verify=false x
      uv pip install --allow-insecure-host x
      git config http.sslVerify 0
      npm config set strict-ssl=false
      yarn config set enableStrictSsl false
      pnpm config set strict-ssl false
      composer config secure-http false
      pip config set global.trusted-host x
      pip3.13 config set global.trusted-host x
      gosumdb=off go get x`,
    ).map((text) => [text, 'switches a check off: anybody on the way can put in what they like [high]'] as const),
    ...filled(
      'FROM a\nENV %',
      `PYTHONHTTPSVERIFY=0
      GIT_SSL_NO_VERIFY=true
      GIT_SSL_NO_VERIFY=YES
      NPM_CONFIG_STRICT_SSL=false
      npm_config_strict_ssl=0
      PIP_TRUSTED_HOST=x
      GOINSECURE=x
      GONOSUMDB=*
      GONOSUMCHECK=1
      GOSUMDB=off
      CARGO_HTTP_CHECK_REVOKE=false
      YARN_ENABLE_STRICT_SSL=0
      YARN_ENABLE_STRICT_SSL=False`,
    ).map((text) => [text, `2: ${text.slice(11)} switches a check off for everything`] as const),
    ['FROM a\nARG GOSUMDB=off', '2: GOSUMDB=off switches'],
  ],
});
