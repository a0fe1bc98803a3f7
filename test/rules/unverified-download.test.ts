import rule from '../../src/rules/unverified-download.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nADD --checksum=sha256:abc https://x.example/f /f',
    'FROM a\nADD f.tar.gz /',
    'FROM a\nRUN curl -fsSLo /t https://x.example/f && echo "abc  /t" | sha256sum -c -',
    'FROM a\nRUN curl -f http://localhost/health',
    'FROM a\nRUN wget -qO- https://x.example | tar xz',
    'FROM a\nRUN curl -fsSL https://x.example/key.asc -o /etc/apt/keyrings/x.asc',
    'FROM a\nADD https://x.example/a.git /a',
    'FROM a\nADD https://x.example/a.git#v1 /a',
    'FROM a\nADD https://x.example/a.git?ref=v1 /a',
    'FROM a\nADD x/https://a /a',
    ...filled(
      'FROM a\nRUN %',
      `xcurl https://x.example/f -o f
      curling https://x.example/f -o f
      curl https://x.example/f
      curl --no-output https://x.example/f
      curl --oX https://x.example/f
      curl --x-remote-name https://x.example/f
      curl https://x.example/f > /dev/null
      curl https://x.example/f < /f
      wget -O- https://x.example/f
      wget --spider https://x.example/f
      wget --version
      curl -X POST https://x.example/f -o f
      curl --request POST https://x.example/f -o f
      curl -d a https://x.example/f -o f
      curl --data a https://x.example/f -o f
      curl -T f https://x.example/f -o f
      curl --upload-file f https://x.example/f -o f
      curl -I https://x.example/f -o f
      curl --head https://x.example/f -o f
      curl https://x.example/f -o /usr/share/keyring/f
      curl https://x.example/f -o /usr/share/keyrings/f
      curl https://x.example/f -o /etc/apt/trusted.gpg.d/f
      curl https://x.example/f -o f.gpg`,
    ),
    ...filled(
      'FROM a\nRUN curl https://x.example/f -o f && % f',
      `sha256sum -c
      sha512sum -c
      shasum -c
      md5sum -c
      gpg --check
      gpgv
      cosign x
      minisign -V
      openssl dgst
      b2sum -c
      signify -V
      gh attestation
      rpm -K
      sqv
      slsa-verifier verify-artifact
      checksum.sh`,
    ),
  ],
  rejects: [
    ['FROM a\nADD https://x.example/f /f', '2: ADD takes x.example without'],
    ['FROM a\nRUN curl -fsSL https://x.example/f -o /bin/f && chmod +x /bin/f', 'curl stores a download'],
    ['FROM a\nRUN wget https://x.example/f', 'wget stores'],
    ['FROM a AS b\nRUN wget https://x.example/f\nFROM scratch', '[medium'],
    ['FROM a\nRUN curl https://x.example/f > /f', 'curl'],
    ['FROM a\nADD http://x.example/f /f', '2: ADD takes x.example without --checksum'],
    ['FROM a\nADD https://u@x.example/f /f', '2: ADD takes x.example without --checksum'],
    ['FROM a\nADD https://x.example/a.github /f', '2: ADD takes x.example'],
    ...filled(
      'FROM a\nRUN curl https://x.example/f %',
      `-o f
      -O
      -sSLo f
      -fsSLO
      --output f
      --output=f
      --remote-name
      --remote-name-all
      >> f
      > f
      > f/dev/
      --dataset a -o f
      --x--data -o f
      -o f.asc.tar
      -o f && xgpg f
      -o f && ghost f`,
    ).map((text) => [text, '2: curl stores a download and nothing in this RUN checks it [high, unsure]'] as const),
    ['FROM a\nRUN curl https://x.example/f -o f\nRUN sha256sum -c f', '2: curl stores'],
  ],
});
